package io.tidemark.drift.stats.chance;

import java.util.Arrays;

/**
 * PSI over the bins of {@link Pooling}, beside the larger of a minimum effect and what it reaches by chance in
 * {@value #LEVEL} of all cases.
 *
 * @param value NaN where the samples are too small to tell two groups of bins apart
 * @param limit PSI
 */
public record PooledPsi(double value, double limit) {

    /** How often chance goes beyond a limit: once in two hundred times. */
    public static final double LEVEL = 0.005;

    /**
     * Of two histograms over the same bins.
     *
     * @param chance how PSI of the column varies by chance
     * @param minimumEffect PSI below which no shift matters, however sure it is
     */
    public static PooledPsi of(PsiNull chance, long[] reference, long[] current, double minimumEffect) {
        long m = Arrays.stream(reference).sum();
        long n = Arrays.stream(current).sum();
        Pooling pooling = Pooling.of(reference, Math.min(m, n));
        if (pooling.groups() < 2) {
            return new PooledPsi(Double.NaN, minimumEffect);
        }
        double quantile = ChanceOfPsi.of(chance, pooling.groups(), m, n).quantile(LEVEL);
        return new PooledPsi(pooling.psi(reference, current), Math.max(minimumEffect, quantile));
    }

    /** Whether it is more than chance, and enough to matter. */
    public boolean beyond() {
        return value > limit;
    }
}
