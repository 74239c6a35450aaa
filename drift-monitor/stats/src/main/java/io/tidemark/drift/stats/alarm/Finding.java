package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.alarm.measure.FindingKind;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;

/**
 * What one window says about one hypothesis.
 *
 * @param hypothesis segment, column and kind
 * @param statistic PSI over bins that are pooled until they can be expected to hold 5 events; of
 *     {@link FindingKind#VOLUME} the logarithm of the ratio, unsigned
 * @param expected what the statistic is on average by chance
 * @param limit above which it counts in this window: improbable enough among all hypotheses, and large enough to matter
 * @param nReference events it is compared with
 * @param nCurrent events of the window
 * @param p probability of such a statistic by chance, for this hypothesis alone
 * @param effect what remains beyond chance
 * @param significant would raise an alarm if it lasted: rejected by {@link BenjaminiHochberg} and at least the minimum
 *     effect
 * @param lasting has lasted long enough to raise one
 * @param importance of the column to the model, in [0, 1]; negative if nobody measured it
 * @param rank by importance times effect times events, what cannot hurt the model last; 1 matters most
 */
public record Finding(
        Hypothesis hypothesis,
        double statistic,
        double expected,
        double limit,
        long nReference,
        long nCurrent,
        double p,
        double effect,
        boolean significant,
        boolean lasting,
        double importance,
        int rank) {

    /**
     * Whether a raised alarm holds by it: above the clear limit, which lies between what chance explains and the limit.
     */
    boolean holds(double hysteresis) {
        return statistic > expected + hysteresis * (limit - expected);
    }

    Finding ranked(int rank) {
        return new Finding(
                hypothesis,
                statistic,
                expected,
                limit,
                nReference,
                nCurrent,
                p,
                effect,
                significant,
                lasting,
                importance,
                rank);
    }
}
