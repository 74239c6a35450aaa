package io.tidemark.drift.stats.alarm.measure;

import io.tidemark.drift.stats.chance.ChanceOfPsi;

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
 * @param rare whether it is about something that hardly ever happens, so that chance alone all but never makes it stand
 *     out
 * @param importance of the column to the model
 */
public record Measured(
        Hypothesis hypothesis,
        double statistic,
        ChanceOfPsi chance,
        double p,
        long nReference,
        long nCurrent,
        double effect,
        double least,
        boolean rare,
        double importance) {

    public boolean matters() {
        return effect >= least;
    }

    /** The less convincing of two comparisons of the same thing: both must hold. */
    Measured andAlso(Measured other) {
        Measured surer = p <= other.p ? this : other;
        Measured weaker = p <= other.p ? other : this;
        return surer.matters() || !weaker.matters() ? weaker : surer;
    }

    /**
     * The statistic above which windows in a row would raise an alarm, {@code target} being the probability of that by
     * chance.
     */
    public double limit(RepeatedTail repeated, double target) {
        double matters = chance.mean() + least;
        if (p >= 1) {
            // It has not happened at all, so nobody asks how far it is from the limit to the last digit.
            return Math.max(matters, chance.quantile(target));
        }
        // A repetition is never likelier than its window, so this is the highest that the quantile can be.
        return matters >= chance.quantile(target)
                ? matters
                : Math.max(matters, chance.quantile(repeated.inverse(target)));
    }
}
