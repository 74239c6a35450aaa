package io.tidemark.cli.ingest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps a steady rate. The n-th event is due at start + n / rate whatever became of those before, so a delay is made up
 * for and not added to.
 */
public final class Pace {

    private final double perSecond;
    private final LongSupplier nanoTime;
    private final long start;
    private long count;

    /** @param perSecond events a second; 0 for as fast as possible */
    public Pace(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
    }

    /** How long the next event has still to wait; never negative. */
    public Duration untilNext() {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        long due = (long) (count++ / perSecond * TimeUnit.SECONDS.toNanos(1));
        return Duration.ofNanos(Math.max(0, due - (nanoTime.getAsLong() - start)));
    }
}
