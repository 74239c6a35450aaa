package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.time.Instant;

/** A transaction or a label at its place in time: one of the two is null. */
public record Event(Transaction transaction, Label label) implements Comparable<Event> {

    public Event {
        if ((transaction == null) == (label == null)) {
            throw new IllegalArgumentException("an event is either a transaction or a label");
        }
    }

    public static Event of(Transaction transaction) {
        return new Event(transaction, null);
    }

    public static Event of(Label label) {
        return new Event(null, label);
    }

    public boolean isLabel() {
        return label != null;
    }

    /** When the transaction happened or the label was observed. */
    public Instant time() {
        return isLabel() ? label.getObservedAt() : transaction.getEventTime();
    }

    @Override
    public int compareTo(Event other) {
        return EventOrder.INSTANCE.compare(this, other);
    }
}
