package io.tidemark.drift.stats.quality.delay;

/**
 * Delays in bins that grow with the delay: 12 to a doubling, so that a bin's edges are 6 % apart, from a minute to
 * beyond a year.
 */
public final class DelayBins {
    /** Number of bins. */
    public static final int COUNT = 240;

    private static final double FIRST_MILLIS = 60_000;
    private static final double PER_DOUBLING = 12;

    private DelayBins() {}

    /** The bin of a delay; below a minute, and before the transaction, is the first, beyond all edges the last. */
    public static int of(long millis) {
        if (millis <= FIRST_MILLIS) {
            return 0;
        }
        int bin = (int) Math.ceil(Math.log(millis / FIRST_MILLIS) / Math.log(2) * PER_DOUBLING - 1e-9);
        return Math.min(COUNT - 1, bin);
    }

    /** The largest delay of a bin, ms; that of the last bin has no end. */
    public static long upperEdge(int bin) {
        return bin == COUNT - 1
                ? Long.MAX_VALUE
                : (long) Math.floor(FIRST_MILLIS * Math.pow(2, bin / PER_DOUBLING) + 1e-3);
    }
}
