package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where outcomes belong: the one rule of the engine, the stream and the audit. In each entity it is what the
 * transaction says, and where that says nothing, what the outcome says itself. One that does not name every entity
 * waits for its transaction. A transaction further from the outcome than the horizon counts as unknown, whether
 * anybody still remembers it or not.
 */
public final class OutcomePlaces {

    /** What the features job takes if it is told nothing else. */
    public static final Duration USUAL_HORIZON = Duration.ofDays(180);

    private final List<EntityKeys> keys;
    private final long horizon;

    /** @param horizon how far an outcome and its transaction may be apart */
    public OutcomePlaces(Catalogue catalogue, Duration horizon) {
        this.keys = catalogue.outcomeEntities().stream().map(EntityKeys::new).toList();
        this.horizon = horizon.toMillis();
    }

    /** Whether it names all that features ask for, and need not wait. */
    public boolean namedBy(Outcome outcome) {
        return keys.stream().allMatch(entity -> entity.of(outcome).isPresent());
    }

    /** @param transactionTime of its transaction, in milliseconds */
    public boolean reaches(Outcome outcome, long transactionTime) {
        return Math.abs(EventOrder.knownAt(outcome).toEpochMilli() - transactionTime) <= horizon;
    }

    /** The key in one entity; empty if neither says one. */
    public static Optional<String> key(Optional<String> ofTransaction, Optional<String> ofOutcome) {
        return ofTransaction.isPresent() ? ofTransaction : ofOutcome;
    }
}
