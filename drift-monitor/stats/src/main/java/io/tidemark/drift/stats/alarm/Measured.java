package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.ChanceOfPsi;

/**
 * What one window says about one hypothesis, before it is weighed against the others.
 *
 * @param statistic PSI over pooled bins; of {@link FindingKind#VOLUME} the logarithm of the ratio, unsigned
 * @param chance what the statistic is by chance
 * @param p probability of such a statistic by chance
 * @param nReference events it is compared with
 * @param nCurrent events of the window
 * @param effect what remains of the statistic beyond chance
 * @param least the effect from which it matters
 * @param importance of the column to the model
 */
record Measured(
        Hypothesis hypothesis,
        double statistic,
        ChanceOfPsi chance,
        double p,
        long nReference,
        long nCurrent,
        double effect,
        double least,
        double importance) {

    boolean matters() {
        return effect >= least;
    }

    /** The less convincing of two comparisons of the same thing: both must hold. */
    Measured andAlso(Measured other) {
        Measured surer = p <= other.p ? this : other;
        Measured weaker = p <= other.p ? other : this;
        return surer.matters() || !weaker.matters() ? weaker : surer;
    }

    /** The statistic that is exceeded with probability {@code tail} by chance and matters. */
    double limit(double tail) {
        return Math.max(chance.quantile(tail), chance.mean() + least);
    }
}
