package io.tidemark.subscriber;

import java.util.TreeSet;

/**
 * How far one partition has been dealt with, where alerts are done in any order: a place in the log says that all
 * before it is done, and no more. Thread-safe.
 */
final class Progress {

    private final TreeSet<Long> open = new TreeSet<>();
    private long next;
    private long committed;
    private boolean ended;

    /** @param first the offset of the first record that comes */
    Progress(long first) {
        next = first;
        committed = first;
    }

    /** A record was handed over; offsets grow. */
    synchronized void begin(long offset) {
        open.add(offset);
        next = offset + 1;
    }

    /** A record that nobody is to deal with. */
    synchronized void passOver(long offset) {
        next = offset + 1;
    }

    /** @return whether it was open until now */
    synchronized boolean done(long offset) {
        return !ended && open.remove(offset);
    }

    /** The offset of the first record that is not done. */
    synchronized long place() {
        return open.isEmpty() ? next : open.first();
    }

    /** Whether its place is further than what was last written down. */
    synchronized boolean hasMoved() {
        return place() > committed;
    }

    /** This place was written down. */
    synchronized void committed(long place) {
        committed = place;
    }

    /**
     * The partition is another subscriber's now: what is done later counts no more.
     *
     * @return how many are open
     */
    synchronized int end() {
        ended = true;
        return open.size();
    }

    /** Whether the partition is another subscriber's now. */
    synchronized boolean hasEnded() {
        return ended;
    }
}
