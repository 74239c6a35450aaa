package io.tidemark.scoring.app.rollout;

import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.scoring.app.models.PublishedModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the rollout for something and reads what it did. */
public final class RolloutClient {

    public RolloutClient(Connection connection, SchemaRegistry registry) {}

    /**
     * Asks that a published model becomes the champion and waits for the answer.
     *
     * @return ACTIVATED, or REFUSED with the reason in its text
     * @throws RolloutTimeoutException if no answer came in time
     */
    public RolloutEvent promote(String version, String reason, String requestedBy, Duration atMost) {
        throw new UnsupportedOperationException();
    }

    /** Asks that the champion before the present one returns, and waits for the answer; as {@link #promote}. */
    public RolloutEvent rollback(String reason, String requestedBy, Duration atMost) {
        throw new UnsupportedOperationException();
    }

    /** All bundles on the topic, oldest first; the first content of a version counts. */
    public List<PublishedModel> models() {
        throw new UnsupportedOperationException();
    }

    /** The bytes of a published bundle; empty if there is none of this version. */
    public Optional<byte[]> bundle(String version) {
        throw new UnsupportedOperationException();
    }

    /** All deployments in the order of their sequence. */
    public List<Deployment> history() {
        throw new UnsupportedOperationException();
    }

    /** The deployment in force; empty before the first. */
    public Optional<Deployment> current() {
        throw new UnsupportedOperationException();
    }
}
