package io.tidemark.drift.stats.distance;

import io.tidemark.drift.stats.profile.Bins;

/**
 * Hellinger distance (Hellinger, 1909): the root of half the sum over the bins of {@code (sqrt(p) - sqrt(q))^2}, where
 * p and q are the shares of reference and current events. Shares are not floored.
 */
public final class Hellinger implements BinnedStatistic {
    Hellinger() {}

    @Override
    public String name() {
        return "hellinger";
    }

    @Override
    public String title() {
        return "Hellinger";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public String source() {
        return "Hellinger, 1909";
    }

    @Override
    public double between(long[] reference, long[] current) {
        return of(reference, current);
    }

    /**
     * The distance of two histograms over the same bins, those of {@link Bins} as a rule.
     *
     * @return 0 for equal shares, 1 if no bin has both; NaN if one histogram is empty
     */
    public static double of(long[] reference, long[] current) {
        double[] p = Shares.exact(reference);
        double[] q = Shares.exact(current);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double difference = Math.sqrt(p[i]) - Math.sqrt(q[i]);
            sum += difference * difference;
        }
        return Math.sqrt(sum / 2);
    }
}
