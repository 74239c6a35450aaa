package io.tidemark.drift.stats.distance;

import io.tidemark.drift.stats.profile.Bins;

/**
 * Population stability index: the sum over the bins of {@code (q - p) ln(q / p)}, where p and q are the shares of
 * reference and current events, each floored at {@value Shares#FLOOR}. It is the symmetrised Kullback-Leibler
 * divergence in nats (Jeffreys, 1946), known in credit scoring as PSI (Siddiqi, Credit Risk Scorecards, 2006). A value
 * means nothing without its bins: the monitor's and the comparison's are those of {@link Bins}.
 */
public final class Psi implements BinnedStatistic {
    Psi() {}

    @Override
    public String name() {
        return "psi";
    }

    @Override
    public String title() {
        return "PSI";
    }

    @Override
    public String unit() {
        return "nats";
    }

    @Override
    public String source() {
        return "Siddiqi, Credit Risk Scorecards, 2006";
    }

    @Override
    public double between(long[] reference, long[] current) {
        return of(reference, current);
    }

    /**
     * The index of two histograms over the same bins.
     *
     * @return 0 for equal shares, else above 0; NaN if one histogram is empty
     */
    public static double of(long[] reference, long[] current) {
        return of(reference, current, Shares.FLOOR);
    }

    /** The index with another floor. */
    static double of(long[] reference, long[] current, double floor) {
        double[] p = Shares.floored(reference, floor);
        double[] q = Shares.floored(current, floor);
        double psi = 0;
        for (int i = 0; i < p.length; i++) {
            psi += (q[i] - p[i]) * Math.log(q[i] / p[i]);
        }
        return psi;
    }
}
