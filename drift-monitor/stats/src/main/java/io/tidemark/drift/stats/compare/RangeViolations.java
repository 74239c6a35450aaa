package io.tidemark.drift.stats.compare;

import java.util.Arrays;

/**
 * Range violations: the share of current values below the smallest or above the largest value of the reference. Needs
 * neither bins nor a floor; the ends themselves are inside. Of n reference values and as stable a stream, about 2 / (n
 * + 1) of the values lie outside by chance (Wilks, Determination of Sample Sizes for Setting Tolerance Limits, 1941).
 */
public final class RangeViolations {
    private RangeViolations() {}

    /**
     * The share of two samples.
     *
     * @param reference values without missing ones, in any order
     * @param current likewise
     * @return 0 to 1; NaN if a sample is empty
     */
    public static double of(double[] reference, double[] current) {
        if (reference.length == 0 || current.length == 0) {
            return Double.NaN;
        }
        double smallest = Arrays.stream(reference).min().getAsDouble();
        double largest = Arrays.stream(reference).max().getAsDouble();
        long outside = Arrays.stream(current)
                .filter(value -> value < smallest || value > largest)
                .count();
        return outside / (double) current.length;
    }
}
