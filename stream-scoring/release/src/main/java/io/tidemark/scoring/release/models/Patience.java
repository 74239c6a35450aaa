package io.tidemark.scoring.release.models;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How long a thread may wait for what control records name, all its waits together, so that they do not add up to more
 * than a transaction may take: whatever it waits for and how often, in any span of a given length it waits no longer
 * than it may. Thread-safe; each thread has its own.
 */
public final class Patience {

    private final long most;
    private final long span;
    private final LongSupplier nanos;
    private final ThreadLocal<Deque<Wait>> waits = ThreadLocal.withInitial(ArrayDeque::new);

    /** From when until when, as the clock has it. */
    private record Wait(long began, long ended) {}

    /**
     * By the clock of the machine.
     *
     * @param most that a thread waits
     * @param span within so long, which is how long a transaction may take
     */
    public Patience(Duration most, Duration span) {
        this(most, span, System::nanoTime);
    }

    Patience(Duration most, Duration span, LongSupplier nanos) {
        this.most = most.toNanos();
        this.span = span.toNanos();
        this.nanos = nanos;
    }

    /** The most that a thread waits. */
    Duration most() {
        return Duration.ofNanos(most);
    }

    /** The nanoseconds of its clock, by which waits are told. */
    public long now() {
        return nanos.getAsLong();
    }

    /** In nanoseconds: how long this thread may wait now. */
    public long left() {
        long now = now();
        Deque<Wait> mine = waits.get();
        while (!mine.isEmpty() && now - mine.peekFirst().ended() >= span) {
            mine.removeFirst();
        }
        long spent = 0;
        for (Wait wait : mine) {
            spent += Math.min(wait.ended() - wait.began(), span - (now - wait.ended()));
        }
        return Math.max(0, most - spent);
    }

    /**
     * This thread has waited until now.
     *
     * @param began as {@link #now} had it
     */
    public void waitedSince(long began) {
        long now = now();
        if (now != began) {
            waits.get().addLast(new Wait(began, now));
        }
    }
}
