package io.tidemark.drift.stats.chance;

/**
 * What chance makes of the PSI of one column between a reference of m and a window of n events: a gamma distribution.
 *
 * @param shape of the gamma distribution
 * @param scale likewise, PSI
 * @param shared which part of the deviation the next window of the same length repeats: the reference's noise is the
 *     same for both, and customers who are in one are in the other
 */
public record ChanceOfPsi(double shape, double scale, double shared) {

    /**
     * The distribution for two samples.
     *
     * @param groups over which PSI is taken, at least 2
     * @param m reference events
     * @param n events of the window
     */
    public static ChanceOfPsi of(PsiNull measured, int groups, double m, double n) {
        double own = measured.inflationAt(n) / n;
        double reference = measured.inflationAt(m) / m;
        double shape = 0.5 * (groups - 1) * measured.shapeAt(n);
        return new ChanceOfPsi(
                shape,
                (groups - 1) * (own + reference) / shape,
                (reference + measured.lasting(n) * own) / (own + reference));
    }

    /** What PSI is on average although nothing has changed. */
    public double mean() {
        return shape * scale;
    }

    /** The probability of a PSI as large by chance. */
    public double tail(double psi) {
        return GammaTail.of(shape, psi / scale);
    }

    /** The PSI that chance exceeds with a probability. */
    public double quantile(double tail) {
        return scale * GammaTail.quantile(shape, tail);
    }
}
