package io.tidemark.drift.stats.distance;

import java.util.stream.DoubleStream;

/**
 * The values of a column on two sides, and how they fall into the same bins. Not for several threads: what several
 * statistics need is computed once.
 */
public final class TwoSamples {

    private final boolean ordered;
    private final double[] reference;
    private final double[] current;
    private final long[] referenceCounts;
    private final long[] currentCounts;
    private KolmogorovSmirnov test;

    /**
     * @param ordered whether a value can be larger than another; not so of categories
     * @param reference values without missing ones, in any order; infinite ones are beyond all others
     * @param current likewise
     * @param referenceCounts values in each bin
     * @param currentCounts likewise
     */
    public TwoSamples(
            boolean ordered, double[] reference, double[] current, long[] referenceCounts, long[] currentCounts) {
        this.ordered = ordered;
        this.reference = reference;
        this.current = current;
        this.referenceCounts = referenceCounts;
        this.currentCounts = currentCounts;
    }

    /** Reference values in each bin. */
    public long[] referenceCounts() {
        return referenceCounts.clone();
    }

    /** Current values in each bin. */
    public long[] currentCounts() {
        return currentCounts.clone();
    }

    /** Reference values, infinite ones left out; none of categories. */
    public double[] reference() {
        return finite(reference);
    }

    /** Current values, likewise. */
    public double[] current() {
        return finite(current);
    }

    /** The test of all values; NaN twice of categories. */
    public KolmogorovSmirnov kolmogorovSmirnov() {
        if (test == null) {
            test = ordered ? KolmogorovSmirnov.of(reference, current) : new KolmogorovSmirnov(Double.NaN, Double.NaN);
        }
        return test;
    }

    private double[] finite(double[] values) {
        return ordered ? DoubleStream.of(values).filter(Double::isFinite).toArray() : new double[0];
    }
}
