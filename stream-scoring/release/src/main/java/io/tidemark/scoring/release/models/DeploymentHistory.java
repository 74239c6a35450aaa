package io.tidemark.scoring.release.models;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every activation with its offset in each partition of {@code features}.
 *
 * @param deployments in the order of their sequence
 */
public record DeploymentHistory(List<Deployment> deployments) {

    /** Before the first activation. */
    public static final DeploymentHistory NONE = new DeploymentHistory(List.of());

    public DeploymentHistory {
        deployments = deployments.stream()
                .sorted(Comparator.comparingLong(
                        deployment -> deployment.getControl().getSequence()))
                .toList();
    }

    /** The newest one. */
    public Optional<Deployment> current() {
        return deployments.isEmpty() ? Optional.empty() : Optional.of(deployments.get(deployments.size() - 1));
    }

    /** Sequence number of the control record that would come next. */
    public long nextSequence() {
        return current().map(last -> last.getControl().getSequence()).orElse(0L) + 1;
    }

    /** What was in force in a partition of {@code features} just before the record at an offset. */
    public Optional<Control> before(int partition, long offset) {
        return deploymentBefore(partition, offset).map(Deployment::getControl);
    }

    /** The control record of this number and id. */
    public Optional<Control> control(long sequence, String controlId) {
        return deployments.stream()
                .map(Deployment::getControl)
                .filter(one ->
                        one.getSequence() == sequence && one.getControlId().equals(controlId))
                .findFirst();
    }

    /** The deployment in force in a partition of {@code features} just before the record at an offset. */
    public Optional<Deployment> deploymentBefore(int partition, long offset) {
        for (int i = deployments.size() - 1; i >= 0; i--) {
            List<Long> offsets = deployments.get(i).getOffsets();
            if (partition < offsets.size() && offsets.get(partition) < offset) {
                return Optional.of(deployments.get(i));
            }
        }
        return Optional.empty();
    }
}
