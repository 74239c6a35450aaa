package io.tidemark.features.job.state;

import io.tidemark.features.job.event.TransactionEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts one customer's events back into the order in which the first stage of ordered mode numbered them. */
public final class EmissionQueue {
    private static final SortedMap<Long, TransactionEvent> NONE = Collections.emptySortedMap();

    /** {@link #NONE}, which all share, unless something waits: that is the rule. */
    private SortedMap<Long, TransactionEvent> waiting;

    private long next;

    public EmissionQueue() {
        this(1, NONE);
    }

    public EmissionQueue(long next, SortedMap<Long, TransactionEvent> waiting) {
        this.next = next;
        this.waiting = waiting.isEmpty() ? NONE : waiting;
    }

    /** The events whose turn it is now, of this one and those that waited for it; none if it has to wait itself. */
    public List<TransactionEvent> offer(TransactionEvent event) {
        if (event.place != next && !NumberingAge.beginsAnew(event.place, next)) {
            keep(event);
            return List.of();
        }
        next = event.place + 1;
        if (waiting.isEmpty() || waiting.firstKey() != next) {
            return List.of(event);
        }
        List<TransactionEvent> inTurn = new ArrayList<>(List.of(event));
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            inTurn.add(waiting.remove(next));
            next++;
        }
        if (waiting.isEmpty()) {
            waiting = NONE;
        }
        return inTurn;
    }

    private void keep(TransactionEvent event) {
        if (event.place < next || waiting.containsKey(event.place)) {
            throw new IllegalStateException("Place " + event.place + " of customer " + event.customer()
                    + " came twice, at partition " + event.record().partition() + " offset "
                    + event.record().offset() + "; the stages lost their order, so please report this");
        }
        if (waiting == NONE) {
            waiting = new TreeMap<>();
        }
        waiting.put(event.place, event);
    }

    /** Whether the event of a place still waits. */
    public boolean holds(long place) {
        return place >= next;
    }

    public long next() {
        return next;
    }

    public SortedMap<Long, TransactionEvent> waiting() {
        return waiting;
    }
}
