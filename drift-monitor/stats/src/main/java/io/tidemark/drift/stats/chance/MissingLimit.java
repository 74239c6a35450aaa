package io.tidemark.drift.stats.chance;

import java.util.HashMap;
import java.util.Map;

/**
 * How far the share of rows without a value may move: the larger of {@link #MINIMUM} and what chance gives, a two-sided
 * test of two shares with pooled variance at {@link PooledPsi#LEVEL}. Rows that hang together count for less: the
 * variance is multiplied by the design effect of the reference (Kish, Survey Sampling, 1965, section 5.4), or where
 * nothing or everything is missing there, by its largest, as if all rows of a block were alike.
 */
public final class MissingLimit {

    /** Five rows in a hundred. Below it no shift matters, however sure it is. */
    static final double MINIMUM = 0.05;

    /** Standard normal quantile of 0.9975. */
    private static final double Z = 2.8070337683438042;

    private final long[] block;

    /** @param block of each reference row */
    public MissingLimit(long[] block) {
        this.block = block;
    }

    /**
     * The limit of the difference of the shares.
     *
     * @param reference NaN is missing
     * @param current likewise
     */
    public double of(double[] reference, double[] current) {
        if (reference.length == 0 || current.length == 0) {
            return MINIMUM;
        }
        long before = missing(reference);
        double pooled = (before + missing(current)) / (double) (reference.length + current.length);
        double variance = pooled
                * (1 - pooled)
                * designEffect(reference, before)
                * (1.0 / reference.length + 1.0 / current.length);
        return Math.max(MINIMUM, Z * Math.sqrt(variance));
    }

    private double designEffect(double[] reference, long missing) {
        Map<Long, long[]> blocks = new HashMap<>();
        for (int row = 0; row < reference.length; row++) {
            long[] counts = blocks.computeIfAbsent(block[row], none -> new long[2]);
            counts[0]++;
            counts[1] += Double.isNaN(reference[row]) ? 1 : 0;
        }
        if (blocks.size() < 2) {
            return 1; // One block says nothing of how blocks differ.
        }
        double rows = reference.length;
        double share = missing / rows;
        double squares = 0;
        double spread = 0;
        for (long[] counts : blocks.values()) {
            squares += (double) counts[0] * counts[0];
            spread += Math.pow(counts[1] - share * counts[0], 2);
        }
        if (share == 0 || share == 1) {
            return squares / rows;
        }
        double variance = spread * blocks.size() / (blocks.size() - 1.0) / (rows * rows);
        return Math.max(1, variance / (share * (1 - share) / rows));
    }

    private static long missing(double[] values) {
        long missing = 0;
        for (double value : values) {
            missing += Double.isNaN(value) ? 1 : 0;
        }
        return missing;
    }
}
