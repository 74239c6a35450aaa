package io.tidemark.features.engine;

import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The transactions of one customer by id, as far back as duplicates are recognised, and the number of the next. Ids are
 * kept whole, contents as a 64-bit hash. Not safe for use by two threads at once.
 */
public final class CustomerLog {

    record Seen(long eventTime, long content) {}

    /** In order of arrival. */
    final Map<String, Seen> seen = new LinkedHashMap<>();

    long admitted;
    long newest = Long.MIN_VALUE;

    /** Number of the transaction admitted last; 0 before the first. */
    public long admitted() {
        return admitted;
    }

    /** Number of ids held at present. */
    public int size() {
        return seen.size();
    }

    /**
     * Numbers a transaction if it is new.
     *
     * @param retention how long after its event time, by the customer's newest event, an id is remembered
     */
    public Admission admit(Transaction transaction, Duration retention) {
        long content = ContentHash.of(transaction);
        Seen before = seen.get(transaction.getTransactionId());
        if (before != null) {
            boolean same = before.content() == content;
            return new Admission(same ? Admission.Kind.DUPLICATE : Admission.Kind.CONFLICT, 0);
        }
        long time = transaction.getEventTime().toEpochMilli();
        newest = Math.max(newest, time);
        seen.put(transaction.getTransactionId(), new Seen(time, content));
        forgetUpTo(newest - retention.toMillis());
        return new Admission(Admission.Kind.NEW, ++admitted);
    }

    /** From the earliest arrival on until one is young enough: a late arrival keeps those behind it a little longer. */
    private void forgetUpTo(long time) {
        Iterator<Seen> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().eventTime() <= time) {
            oldest.remove();
        }
    }

    /** A log of its own with the same content. */
    public CustomerLog copy() {
        CustomerLog copy = new CustomerLog();
        copy.seen.putAll(seen);
        copy.admitted = admitted;
        copy.newest = newest;
        return copy;
    }
}
