package io.tidemark.drift.stats.chance;

import java.util.Arrays;

/**
 * PSI over the bins of {@link Pooling}, beside the larger of a minimum effect and what it reaches by chance in
 * {@value #LEVEL} of all cases. Where one bin dominates so that nothing is left to pool the others into, it is PSI over
 * that bin and the rest ({@link RareSide}), so that the rest cannot take over unseen.
 *
 * @param value NaN where a sample is empty or both have the same single bin
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
            RareSide rare = RareSide.of(reference, current);
            return rare.comparable()
                    ? new PooledPsi(rare.psi(), Math.max(minimumEffect, rare.limit(chance, LEVEL)))
                    : new PooledPsi(Double.NaN, minimumEffect);
        }
        double quantile = ChanceOfPsi.of(chance, pooling.groups(), m, n).quantile(LEVEL);
        return new PooledPsi(pooling.psi(reference, current), Math.max(minimumEffect, quantile));
    }

    /** Whether it is more than chance, and enough to matter. */
    public boolean beyond() {
        return value > limit;
    }
}
