package io.tidemark.drift.stats.chance;

import io.tidemark.drift.stats.profile.Bins;

/**
 * Pearson's chi-square test of goodness of fit: the sum over the bins of {@code (observed - expected)^2 / expected},
 * expected being the share of the reference times the number of current events (Pearson, Philosophical Magazine 50,
 * 1900). Bins with an expected count below {@value Pooling#FEWEST} are joined first (see {@link Pooling}); there is no
 * floor.
 *
 * <p>It takes the reference for the truth and events for independent, which rolling features of one customer are not: a
 * check beside other tools, never the cause of an alarm.
 *
 * @param statistic 0 for equal shares; NaN, like p, if one histogram is empty
 * @param degrees of freedom, one less than bins after pooling; 0 says that there are too few events to tell
 * @param p the probability of such a statistic or a larger one if nothing has changed; 1 without degrees of freedom
 */
public record ChiSquare(double statistic, int degrees, double p) {

    /** Tests two histograms over the same bins, those of {@link Bins} as a rule. */
    public static ChiSquare of(long[] reference, long[] current) {
        double before = sum(reference);
        double now = sum(current);
        if (before == 0 || now == 0) {
            return new ChiSquare(Double.NaN, 0, Double.NaN);
        }
        Pooling pooling = Pooling.of(reference, now);
        long[] pooledReference = pooling.pool(reference);
        long[] observed = pooling.pool(current);
        double statistic = 0;
        for (int i = 0; i < observed.length; i++) {
            double expected = now * pooledReference[i] / before;
            double difference = observed[i] - expected;
            statistic += difference * difference / expected;
        }
        int degrees = observed.length - 1;
        return new ChiSquare(statistic, degrees, degrees == 0 ? 1 : GammaTail.of(degrees / 2.0, statistic / 2));
    }

    private static double sum(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
