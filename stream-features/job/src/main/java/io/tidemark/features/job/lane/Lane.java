package io.tidemark.features.job.lane;

import io.tidemark.features.job.event.TransactionEvent;
import java.util.Arrays;

/** Whose turn it is in one lane, and who came before it was theirs. */
final class Lane {
    private static final int FEWEST = 8;
    private static final TransactionEvent[] NONE = {};

    /** The number of whoever leaves next. */
    private long next;

    /** How many wait. */
    private int waiting;

    /**
     * By the last bits of their numbers, those who wait; all numbers from the next one on have places of their own. Its
     * length is a power of two, or 0 before anybody had to wait.
     */
    private TransactionEvent[] early = NONE;

    Lane() {
        this(1);
    }

    Lane(long next) {
        this.next = next;
    }

    /** Whether it is the turn of an event; if not, it waits until {@link #following} gives it. */
    boolean offer(TransactionEvent event) {
        if (event.place == next) {
            next++;
            return true;
        }
        keep(event);
        return false;
    }

    /** The one that waited for whoever left last and may leave now; null if there is none. */
    TransactionEvent following() {
        if (waiting == 0) {
            return null;
        }
        int at = index(next);
        TransactionEvent event = early[at];
        if (event != null) {
            early[at] = null;
            waiting--;
            next++;
        }
        return event;
    }

    /** Lets an event wait. */
    void keep(TransactionEvent event) {
        if (event.place >= next) {
            makeRoom(event.place);
        }
        if (event.place < next || early[index(event.place)] != null) {
            throw new IllegalStateException("Number " + event.place + " of lane " + event.lane()
                    + " came twice, at partition " + event.unkeyedRecord().partition() + " offset "
                    + event.unkeyedRecord().offset() + "; the stages lost their order, so please report this");
        }
        early[index(event.place)] = event;
        waiting++;
    }

    private void makeRoom(long place) {
        long wanted = place - next + 1;
        if (wanted <= early.length) {
            return;
        }
        TransactionEvent[] before = early;
        early = new TransactionEvent[Math.max(FEWEST, Math.toIntExact(Long.highestOneBit(wanted - 1) << 1))];
        for (TransactionEvent event : before) {
            if (event != null) {
                early[index(event.place)] = event;
            }
        }
    }

    private int index(long place) {
        return (int) place & (early.length - 1);
    }

    long next() {
        return next;
    }

    /** Those who wait, in no order. */
    TransactionEvent[] waiting() {
        return waiting == 0
                ? NONE
                : Arrays.stream(early).filter(event -> event != null).toArray(TransactionEvent[]::new);
    }
}
