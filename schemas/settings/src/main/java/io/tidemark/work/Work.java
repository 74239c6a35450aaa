package io.tidemark.work;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A piece of work of which it is known how much of it there is, such as a file to read. The newest one that was begun
 * is the one in hand; there is one for the process, as there is one terminal. Thread-safe.
 */
public final class Work implements AutoCloseable {

    private static final AtomicReference<Work> NEWEST = new AtomicReference<>();

    private final String what;
    private final Unit unit;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    private Work(String what, Unit unit, long total) {
        this.what = what;
        this.unit = unit;
        this.total = total;
    }

    /** What is counted. */
    public enum Unit {
        BYTES,
        RECORDS
    }

    /**
     * Takes it in hand, until it is closed or another one is begun.
     *
     * @param what as people call it, a file's name say
     * @param total how much of it there is
     */
    public static Work begin(String what, Unit unit, long total) {
        Work work = new Work(what, unit, total);
        NEWEST.set(work);
        return work;
    }

    /** What is in hand. */
    public static Optional<Work> inHand() {
        return Optional.ofNullable(NEWEST.get());
    }

    /** So much more is done. */
    public void advance(long more) {
        done.addAndGet(more);
    }

    public String what() {
        return what;
    }

    public Unit unit() {
        return unit;
    }

    public long total() {
        return total;
    }

    /** How much is done, at most all. */
    public long done() {
        return Math.min(done.get(), total);
    }

    /** It is in hand no more; idempotent. */
    @Override
    public void close() {
        NEWEST.compareAndSet(this, null);
    }
}
