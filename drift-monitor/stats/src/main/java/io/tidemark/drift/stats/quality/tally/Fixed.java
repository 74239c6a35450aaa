package io.tidemark.drift.stats.quality.tally;

/**
 * Fractions as whole multiples of 2^-32: their sums do not depend on the order, and what was added can be taken away
 * without a trace.
 */
public final class Fixed {
    private static final double UNIT = 1L << 32;

    private Fixed() {}

    static long of(double value) {
        return Math.round(value * UNIT);
    }

    /** The number again. */
    public static double toDouble(long fixed) {
        return fixed / UNIT;
    }
}
