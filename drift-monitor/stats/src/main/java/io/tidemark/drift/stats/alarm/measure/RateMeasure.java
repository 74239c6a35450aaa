package io.tidemark.drift.stats.alarm.measure;

import io.tidemark.drift.stats.chance.ChanceOfPsi;
import io.tidemark.drift.stats.chance.ChanceOfRate;
import io.tidemark.drift.stats.chance.PsiNull;
import io.tidemark.drift.stats.distance.Psi;

/**
 * Compares how often something happens, such as a missing value. Its statistic is PSI over the two bins of yes and no,
 * floored as PSI is, so that the first of something that never happened has a finite effect: 1.1 % of it have one of
 * 0.05.
 */
final class RateMeasure {
    private final AlarmSettings settings;

    RateMeasure(AlarmSettings settings) {
        this.settings = settings;
    }

    /**
     * @param before how often it happened to m earlier events
     * @param now how often to n events of the window
     */
    Measured of(Hypothesis hypothesis, PsiNull column, long before, long m, long now, long n, double importance) {
        double psi = Psi.of(new long[] {m - before, before}, new long[] {n - now, now});
        ChanceOfPsi chance = ChanceOfPsi.of(column, 2, m, n);
        ChanceOfRate rate = ChanceOfRate.of(column, before, m, now, n);
        double effect = rate.rare() ? psi : Math.max(0, psi - chance.mean());
        return new Measured(
                hypothesis, psi, chance, rate.p(), m, n, effect, settings.minimumEffect(), rate.rare(), importance);
    }
}
