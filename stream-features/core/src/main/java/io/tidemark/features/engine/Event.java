package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** A transaction, a label or an outcome at its place in time: two of the three are null. */
public record Event(Transaction transaction, Label label, Outcome outcome) implements Comparable<Event> {

    public Event {
        if (Stream.of(transaction, label, outcome).filter(Objects::nonNull).count() != 1) {
            throw new IllegalArgumentException("an event is either a transaction or a label or an outcome");
        }
    }

    public static Event of(Transaction transaction) {
        return new Event(transaction, null, null);
    }

    public static Event of(Label label) {
        return new Event(null, label, null);
    }

    public static Event of(Outcome outcome) {
        return new Event(null, null, outcome);
    }

    public boolean isLabel() {
        return label != null;
    }

    public boolean isOutcome() {
        return outcome != null;
    }

    /** When the transaction happened, the label was observed, or the outcome became known. */
    public Instant time() {
        return isLabel()
                ? label.getObservedAt()
                : isOutcome() ? EventOrder.knownAt(outcome) : transaction.getEventTime();
    }

    @Override
    public int compareTo(Event other) {
        return EventOrder.INSTANCE.compare(this, other);
    }
}
