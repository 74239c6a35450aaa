package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.Comparator;

/**
 * The one order of ordered mode: by time (a label's being when it was observed, an outcome's when it became known),
 * labels before outcomes before transactions, then by transaction id as text (UTF-16 code units). Labels of the same
 * transaction observed at the same time are ordered by type, then verdict, and outcomes by all that they say, so that
 * the order is total whatever way they came.
 */
public final class EventOrder implements Comparator<Event> {

    public static final EventOrder INSTANCE = new EventOrder();

    public static final Comparator<Transaction> OF_TRANSACTIONS =
            Comparator.comparing(Transaction::getEventTime).thenComparing(Transaction::getTransactionId);

    public static final Comparator<Label> OF_LABELS = Comparator.comparing(Label::getObservedAt)
            .thenComparing(Label::getTransactionId)
            .thenComparing(Label::getType)
            .thenComparing(Label::getVerdict);

    public static final Comparator<Outcome> OF_OUTCOMES = Comparator.comparing(EventOrder::knownAt)
            .thenComparing(Outcome::getTransactionId)
            .thenComparing(Outcome::getEventTime)
            .thenComparing(Outcome::getKind)
            .thenComparing(Outcome::getWithdrawn)
            .thenComparing(outcome -> String.valueOf(outcome.getAmount()))
            .thenComparing(outcome -> String.valueOf(outcome.getCode()))
            .thenComparing(outcome -> String.valueOf(outcome.getCustomerId()))
            .thenComparing(outcome -> String.valueOf(outcome.getTerminalId()));

    private EventOrder() {}

    /** When an outcome became known, which is not before it happened. */
    public static Instant knownAt(Outcome outcome) {
        return OutcomeRow.knownAt(outcome);
    }

    @Override
    public int compare(Event a, Event b) {
        int byTime = a.time().compareTo(b.time());
        if (byTime != 0) {
            return byTime;
        }
        if (a.isLabel() != b.isLabel()) {
            return a.isLabel() ? -1 : 1;
        }
        if (a.isOutcome() != b.isOutcome()) {
            return a.isOutcome() ? -1 : 1;
        }
        if (a.isOutcome()) {
            return OF_OUTCOMES.compare(a.outcome(), b.outcome());
        }
        return a.isLabel()
                ? OF_LABELS.compare(a.label(), b.label())
                : OF_TRANSACTIONS.compare(a.transaction(), b.transaction());
    }
}
