package io.tidemark.drift.stats.distance;

import java.util.Arrays;

/**
 * Two-sided Kolmogorov-Smirnov test of two samples (Smirnov, Annals of Mathematical Statistics 19, 1948), value by
 * value: neither bins nor a floor.
 *
 * @param statistic largest difference of the two empirical distribution functions, 0 to 1
 * @param p asymptotic probability of such a difference or a larger one if nothing has changed: the distribution of the
 *     one-sample statistic at the effective size nm/(n+m), rounded; it takes events for independent and values for
 *     continuous
 */
public record KolmogorovSmirnov(double statistic, double p) {

    /**
     * Tests two samples.
     *
     * @param reference values without missing ones, in any order
     * @param current likewise
     * @return NaN twice if a sample is empty
     */
    public static KolmogorovSmirnov of(double[] reference, double[] current) {
        if (reference.length == 0 || current.length == 0) {
            return new KolmogorovSmirnov(Double.NaN, Double.NaN);
        }
        double statistic = distance(reference, current);
        double size = (double) reference.length * current.length / ((double) reference.length + current.length);
        return new KolmogorovSmirnov(
                statistic, KolmogorovDistribution.upperTail((int) Math.max(1, Math.rint(size)), statistic));
    }

    /** The statistic alone: the largest difference of the distribution functions of two samples, neither empty. */
    public static double distance(double[] reference, double[] current) {
        double[] a = reference.clone();
        double[] b = current.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double value = Math.min(a[i], b[j]);
            // Ties are stepped over together: the functions are compared between values only.
            while (i < a.length && a[i] <= value) {
                i++;
            }
            while (j < b.length && b[j] <= value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }
}
