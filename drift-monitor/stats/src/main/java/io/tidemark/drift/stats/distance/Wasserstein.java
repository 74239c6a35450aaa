package io.tidemark.drift.stats.distance;

import java.util.Arrays;

/**
 * Wasserstein-1 distance of two samples (earth mover's distance): the area between their empirical distribution
 * functions (Vallender, Theory of Probability and its Applications 18, 1974). Exact, neither bins nor a floor; in the
 * unit of the values.
 */
public final class Wasserstein implements Statistic {
    Wasserstein() {}

    @Override
    public String name() {
        return "wasserstein";
    }

    @Override
    public String title() {
        return "Wasserstein";
    }

    @Override
    public String unit() {
        return "that of the values";
    }

    @Override
    public String source() {
        return "Vallender, Theory of Probability and its Applications 18, 1974";
    }

    @Override
    public double of(TwoSamples samples) {
        return of(samples.reference(), samples.current());
    }

    /**
     * The distance.
     *
     * @param reference values without missing ones, in any order
     * @param current likewise
     * @return NaN if a sample is empty
     */
    public static double of(double[] reference, double[] current) {
        if (reference.length == 0 || current.length == 0) {
            return Double.NaN;
        }
        double[] a = sorted(reference);
        double[] b = sorted(current);
        double area = 0;
        double from = Math.min(a[0], b[0]);
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            double height = Math.abs((double) i / a.length - (double) j / b.length);
            double to = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i++] : b[j++];
            // Between two equal infinities there is nothing, and no height is no area however wide.
            area += to == from || height == 0 ? 0 : height * (to - from);
            from = to;
        }
        return area;
    }

    private static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
