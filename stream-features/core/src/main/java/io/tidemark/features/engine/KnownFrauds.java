package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import java.util.Map;
import java.util.TreeMap;

/**
 * What labels said of one entity's events, as far as they ever said fraud: sparse. The label observed last is in force,
 * whatever the order of arrival; of two observed at the same time, the one that arrived last.
 */
final class KnownFrauds {

    /** What is in force for one transaction. Kept after a revision, so that an older label cannot undo it. */
    record Verdicts(long eventTime, long observedAt, boolean fraud) {}

    /** Event times of the transactions that count as fraud. */
    final Timeline times;

    final Map<String, Verdicts> byTransaction;
    /** No entry is older; spares a look at all of them. */
    private long oldest = Long.MAX_VALUE;

    KnownFrauds() {
        this(new Timeline(false), new TreeMap<>());
    }

    private KnownFrauds(Timeline times, Map<String, Verdicts> byTransaction) {
        this.times = times;
        this.byTransaction = byTransaction;
    }

    void observe(Label label) {
        Verdicts before = byTransaction.get(label.getTransactionId());
        long observedAt = label.getObservedAt().toEpochMilli();
        boolean fraud = label.getVerdict() == Verdict.FRAUD;
        // An unlabelled transaction counts as genuine already: remembering every genuine one would not be sparse.
        if (before == null ? fraud : observedAt >= before.observedAt()) {
            put(label.getTransactionId(), new Verdicts(label.getEventTime().toEpochMilli(), observedAt, fraud));
        }
    }

    void put(String transactionId, Verdicts now) {
        Verdicts before = byTransaction.put(transactionId, now);
        if (before != null && before.fraud()) {
            times.remove(before.eventTime());
        }
        oldest = Math.min(oldest, now.eventTime());
        if (now.fraud()) {
            times.insert(now.eventTime(), 0);
        }
    }

    int dropUpTo(long time) {
        if (time < oldest) {
            return 0;
        }
        byTransaction.values().removeIf(known -> known.eventTime() <= time);
        oldest = byTransaction.values().stream()
                .mapToLong(Verdicts::eventTime)
                .min()
                .orElse(Long.MAX_VALUE);
        return times.dropUpTo(time);
    }

    KnownFrauds copy() {
        KnownFrauds copy = new KnownFrauds(times.copy(), new TreeMap<>(byTransaction));
        copy.oldest = oldest;
        return copy;
    }
}
