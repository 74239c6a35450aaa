package io.tidemark.drift.stats.alarm.measure;

import io.tidemark.drift.stats.chance.ChanceOfPsi;
import io.tidemark.drift.stats.chance.GammaTail;
import io.tidemark.drift.stats.chance.Pooling;
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
        long[] past = {m - before, before};
        long[] present = {n - now, now};
        double psi = Psi.of(past, present);
        ChanceOfPsi chance = ChanceOfPsi.of(column, 2, m, n);
        Pooling pooling = Pooling.of(past, Math.min(m, n));
        boolean rare = pooling.groups() < 2;
        double p = !rare
                ? chance.tail(pooling.psi(past, present))
                : 2 * before > m
                        ? rare(column.clump(), m - before, m, n - now, n)
                        : rare(column.clump(), before, m, now, n);
        double effect = rare ? psi : Math.max(0, psi - chance.mean());
        return new Measured(hypothesis, psi, chance, p, m, n, effect, settings.minimumEffect(), rare, importance);
    }

    /**
     * The probability that something so rare happens at least so often: the predictive distribution of a Poisson count
     * behind another, with Jeffreys' prior (negative binomial; Gelman et al., Bayesian Data Analysis, section 2.6).
     * Events of one block count as one.
     */
    private static double rare(double clump, long before, long m, long now, long n) {
        double count = Math.floor(now / clump);
        double r = before / clump + 0.5;
        double step = n / (double) (n + m);
        if (count < 1) {
            return 1;
        }
        double term = Math.exp(GammaTail.logGamma(count + r)
                - GammaTail.logGamma(r)
                - GammaTail.logGamma(count + 1)
                + r * Math.log1p(-step)
                + count * Math.log(step));
        double tail = 0;
        for (double k = count; term > tail * 1e-12 && term > 0; k++) {
            tail += term;
            term *= step * (k + r) / (k + 1);
        }
        return Math.min(1, tail);
    }
}
