package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.util.Comparator;

/**
 * The one order of ordered mode: by time (a label's being when it was observed), labels before transactions, then by
 * transaction id as text (UTF-16 code units). Labels of the same transaction observed at the same time are ordered by
 * type, then verdict, so that the order is total whatever way they came.
 */
public final class EventOrder implements Comparator<Event> {

    public static final EventOrder INSTANCE = new EventOrder();

    public static final Comparator<Transaction> OF_TRANSACTIONS =
            Comparator.comparing(Transaction::getEventTime).thenComparing(Transaction::getTransactionId);

    public static final Comparator<Label> OF_LABELS = Comparator.comparing(Label::getObservedAt)
            .thenComparing(Label::getTransactionId)
            .thenComparing(Label::getType)
            .thenComparing(Label::getVerdict);

    private EventOrder() {}

    @Override
    public int compare(Event a, Event b) {
        int byTime = a.time().compareTo(b.time());
        if (byTime != 0) {
            return byTime;
        }
        if (a.isLabel() != b.isLabel()) {
            return a.isLabel() ? -1 : 1;
        }
        return a.isLabel()
                ? OF_LABELS.compare(a.label(), b.label())
                : OF_TRANSACTIONS.compare(a.transaction(), b.transaction());
    }
}
