package io.tidemark.drift.stats.distance;

import io.tidemark.drift.stats.profile.Bins;

/**
 * Jensen-Shannon distance: the square root of the mean Kullback-Leibler divergence, in bits, of the shares p and q of
 * reference and current events from their mean (Lin, IEEE Transactions on Information Theory 37, 1991; a metric by
 * Endres and Schindelin, 2003). Shares are not floored; an empty bin adds nothing.
 */
public final class JensenShannon implements BinnedStatistic {
    private static final double LOG_2 = Math.log(2);

    JensenShannon() {}

    @Override
    public String name() {
        return "js";
    }

    @Override
    public String title() {
        return "JS";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public String source() {
        return "Lin, IEEE Transactions on Information Theory 37, 1991";
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
        double nats = 0;
        for (int i = 0; i < p.length; i++) {
            double mean = (p[i] + q[i]) / 2;
            nats += term(p[i], mean) + term(q[i], mean);
        }
        // Rounding can leave equal shares a little below zero.
        return Math.sqrt(Math.max(0, nats / 2 / LOG_2));
    }

    private static double term(double share, double mean) {
        return share == 0 ? 0 : share * Math.log(share / mean);
    }
}
