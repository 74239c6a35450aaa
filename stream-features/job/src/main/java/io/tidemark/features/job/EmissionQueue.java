package io.tidemark.features.job;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts one customer's events back into the order in which the first stage numbered them. */
final class EmissionQueue {
    private final SortedMap<Long, TransactionEvent> waiting;
    private long next;

    EmissionQueue() {
        this(1, new TreeMap<>());
    }

    EmissionQueue(long next, SortedMap<Long, TransactionEvent> waiting) {
        this.next = next;
        this.waiting = waiting;
    }

    /**
     * Hands over the event and all that waited for it, or keeps it until its predecessors have come.
     *
     * @return false if it is kept
     */
    boolean offer(TransactionEvent event, Consumer<TransactionEvent> inOrder) {
        if (event.place < next || waiting.containsKey(event.place)) {
            throw new IllegalStateException("Place " + event.place + " of customer " + event.customer()
                    + " came twice, at partition " + event.record().partition() + " offset "
                    + event.record().offset() + "; the stages lost their order, so please report this");
        }
        if (event.place != next) {
            waiting.put(event.place, event);
            return false;
        }
        inOrder.accept(event);
        next++;
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            inOrder.accept(waiting.remove(next));
            next++;
        }
        return true;
    }

    long next() {
        return next;
    }

    SortedMap<Long, TransactionEvent> waiting() {
        return waiting;
    }
}
