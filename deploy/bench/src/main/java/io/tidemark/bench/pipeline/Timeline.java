package io.tidemark.bench.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The event times of a feed. The history goes on by 6.48 s from one transaction to the next, so that 400,000 of them
 * fill a window of thirty days; what is offered at a rate goes on as the clock does, as live traffic does. If it went
 * on faster, days of windows would be closed and judged within a second, and the monitor's work for them measured as
 * the cost of a transaction.
 */
final class Timeline {

    /** As many fill the widest window. */
    static final int FULL = 400_000;

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final double HISTORY_NANOS = (double) Duration.ofDays(30).toNanos() / FULL;

    /** From a transaction on, so much from one to the next. */
    private record Pace(Instant begin, double gapNanos) {}

    private final ConcurrentNavigableMap<Long, Pace> paces = new ConcurrentSkipListMap<>();

    Timeline() {
        paces.put(0L, new Pace(BEGIN, HISTORY_NANOS));
    }

    /**
     * From this transaction on they come at a rate; an infinite one is history. Only what is not yet sent may change.
     */
    void pace(long first, double perSecond) {
        paces.put(first, new Pace(at(first), Double.isInfinite(perSecond) ? HISTORY_NANOS : 1e9 / perSecond));
    }

    Instant at(long number) {
        var pace = paces.floorEntry(number);
        long nanos = (long) ((number - pace.getKey()) * pace.getValue().gapNanos());
        return pace.getValue().begin().plusNanos(nanos);
    }
}
