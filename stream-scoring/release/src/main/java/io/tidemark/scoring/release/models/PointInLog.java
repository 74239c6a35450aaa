package io.tidemark.scoring.release.models;

import io.tidemark.schemas.Deployment;
import java.time.Instant;
import java.util.Optional;

/** A point at which to ask what was in force. */
public sealed interface PointInLog {

    /** The deployment in force there; empty before the first. */
    Optional<Deployment> in(DeploymentHistory history);

    /**
     * A record of {@code features}: exact, since activations stand in the log beside what they decide.
     *
     * @param offset of the record that is asked about
     */
    record AtOffset(int partition, long offset) implements PointInLog {

        @Override
        public Optional<Deployment> in(DeploymentHistory history) {
            return history.deploymentBefore(partition, offset);
        }
    }

    /**
     * A time by the rollout's clock; records of the moment of a change lie on either side of it, which only their
     * offsets tell.
     */
    record AtTime(Instant time) implements PointInLog {

        @Override
        public Optional<Deployment> in(DeploymentHistory history) {
            return history.deployments().stream()
                    .filter(one -> !one.getControl().getIssuedAt().isAfter(time))
                    .reduce((earlier, later) -> later);
        }
    }
}
