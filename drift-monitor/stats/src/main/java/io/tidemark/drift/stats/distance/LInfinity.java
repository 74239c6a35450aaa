package io.tidemark.drift.stats.distance;

import io.tidemark.drift.stats.profile.Bins;

/**
 * L-infinity distance (Chebyshev distance): the largest difference {@code |p - q|} of the shares of reference and
 * current events in one bin. It shows what happens to a single category or bin however many others there are (Breck,
 * Polyzotis, Roy, Whang, Zinkevich, Data Validation for Machine Learning, MLSys 2019). Shares are not floored.
 */
public final class LInfinity {
    private LInfinity() {}

    /**
     * The distance of two histograms over the same bins, those of {@link Bins} as a rule.
     *
     * @return 0 for equal shares, at most 1; NaN if one histogram is empty
     */
    public static double of(long[] reference, long[] current) {
        double[] p = Shares.exact(reference);
        double[] q = Shares.exact(current);
        double largest = 0;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, Math.abs(p[i] - q[i]));
        }
        return largest;
    }
}
