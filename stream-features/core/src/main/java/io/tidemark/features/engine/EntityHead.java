package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is read and written for every event of an entity: its counters, the running results of its windows, the newest
 * rows. Made by {@link EntityEngine#newHead}, changed by that engine only; {@link EntityHeadCodec} writes it. Not safe
 * for use by two threads at once.
 */
public final class EntityHead {

    /** A label that came before its transaction. */
    record Pending(long eventTime, long label) {}

    EventLog log;
    /** {@link WindowPlan#fingerprint} of the plan that the accumulators and cursors follow. */
    long fingerprint;

    /** Null as long as they are {@link #results}. */
    Accumulator[] accumulators;
    /** The accumulators as they were written, until the engine that knows what they are has read them. */
    byte[] results;
    /** {@link #currency} of amounts that are not all in one. */
    static final String SEVERAL = "";

    /** ISO 4217 code of the amounts held; null while there is none. */
    String currency;

    /**
     * Event time of the newest amount in that currency; {@link #newest} unless amounts came since that cannot be used.
     */
    long newestAmount = Long.MIN_VALUE;

    /** Event time of the newest amount that was refused for its currency alone; rows up to it may lack theirs. */
    long newestRefused = Long.MIN_VALUE;

    long arrivals;
    long labels;
    /** Event time of the newest event seen. */
    long newest = Long.MIN_VALUE;
    /** By the hash of the transaction's id; never changed while it is empty, since most entities share one then. */
    Map<Long, Pending> pending = Map.of();
    /** No pending label is about an older event. */
    long oldestPending = Long.MAX_VALUE;

    /** Not changed but replaced. */
    Since since;
    /** Per gauge from when on its rows were looked at for the last answer; null if all were. Not written. */
    long[] lookedAtAfter;

    EntityHead(EventLog log, long fingerprint, Accumulator[] accumulators, Since since) {
        this.log = log;
        this.fingerprint = fingerprint;
        this.accumulators = accumulators;
        this.since = since;
    }

    /** Number of transactions taken so far: the arrival number of the last one. */
    public long arrivals() {
        return arrivals;
    }

    /** Number of labels taken so far. */
    public long labels() {
        return labels;
    }

    /** Event time of the newest event in milliseconds; {@link Long#MIN_VALUE} before the first. */
    public long newest() {
        return newest;
    }

    /** Number of labels whose transactions have not come. */
    public int pendingLabels() {
        return pending.size();
    }

    /** Whether amounts of rows after a time are, or may be, in another currency. */
    boolean mixes(String coming, long horizon) {
        return currency != null && !currency.equals(coming) && newestAmount > Math.max(horizon, log.droppedUpTo);
    }

    void takeAmount(String itsCurrency, long time) {
        newestAmount = currency == null ? time : Math.max(newestAmount, time);
        currency = itsCurrency;
    }

    void refuseAmount(long time) {
        newestRefused = Math.max(newestRefused, time);
    }

    /** Whether rows are there whose amounts were of no use for their currency alone. */
    boolean lacksAmounts() {
        return newestRefused > log.droppedUpTo;
    }

    /** Says of a gauge that the last answer left out rows up to a time. */
    void lookedAtAfter(int gauge, int gauges, long time) {
        if (lookedAtAfter == null) {
            lookedAtAfter = new long[gauges];
            Arrays.fill(lookedAtAfter, Long.MIN_VALUE);
        }
        lookedAtAfter[gauge] = time;
    }

    long takePending(long id) {
        Pending label = pending.isEmpty() ? null : pending.remove(id);
        return label == null ? Verdicts.NONE : label.label();
    }

    void keepPending(long id, long eventTime, long label) {
        if (pending.isEmpty()) {
            pending = new HashMap<>();
        }
        Pending before = pending.get(id);
        pending.put(id, new Pending(eventTime, before == null ? label : Verdicts.inForce(before.label(), label)));
        oldestPending = Math.min(oldestPending, eventTime);
    }

    void dropUpTo(long time, Blocks blocks) {
        log.dropUpTo(time, blocks);
        if (oldestPending <= time) {
            pending.values().removeIf(label -> label.eventTime() <= time);
            oldestPending = pending.values().stream()
                    .mapToLong(Pending::eventTime)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    /** One of its own with the same content. */
    public EntityHead copy() {
        Accumulator[] copies = accumulators == null
                ? null
                : Arrays.stream(accumulators).map(Accumulator::copy).toArray(Accumulator[]::new);
        EntityHead copy = new EntityHead(log.copy(), fingerprint, copies, since);
        copy.results = results;
        copy.currency = currency;
        copy.newestAmount = newestAmount;
        copy.newestRefused = newestRefused;
        copy.arrivals = arrivals;
        copy.labels = labels;
        copy.newest = newest;
        copy.pending = pending.isEmpty() ? Map.of() : new HashMap<>(pending);
        copy.oldestPending = oldestPending;
        return copy;
    }
}
