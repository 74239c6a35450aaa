package io.tidemark.features.audit;

import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.EventOrder;
import io.tidemark.schemas.Outcome;
import java.time.Instant;
import java.util.Comparator;

/**
 * An outcome and its place in the log of outcomes.
 *
 * @param loggedAt when the broker appended it
 */
public record LoggedOutcome(Outcome outcome, Instant loggedAt, int partition, long offset) implements LoggedNews {

    /** The order in which outcomes were appended; several partitions are merged by the broker's clock. */
    static final Comparator<LoggedOutcome> AS_APPENDED = Comparator.comparing(LoggedOutcome::loggedAt)
            .thenComparing(LoggedOutcome::partition)
            .thenComparing(LoggedOutcome::offset);

    /** The order in which ordered mode takes them in. */
    static final Comparator<LoggedOutcome> AS_KNOWN =
            Comparator.comparing(LoggedOutcome::outcome, EventOrder.OF_OUTCOMES);

    /** The same, taken in no earlier than that. */
    LoggedOutcome takenAt(Instant time) {
        return new LoggedOutcome(outcome, time, partition, offset);
    }

    @Override
    public Instant known() {
        return EventOrder.knownAt(outcome);
    }

    @Override
    public void tell(EntityEngine engine, EntityState state) {
        engine.outcome(state, outcome);
    }
}
