package io.tidemark.features.audit;

import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import java.time.Instant;

/** What became known of a transaction beside itself, a label or an outcome, with its place in the log. */
sealed interface LoggedNews permits LoggedLabel, LoggedOutcome {

    /** When it became known, in event time. */
    Instant known();

    /** Lets an entity take it in. */
    void tell(EntityEngine engine, EntityState state);
}
