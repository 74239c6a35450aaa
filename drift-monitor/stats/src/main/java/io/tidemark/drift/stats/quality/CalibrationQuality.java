package io.tidemark.drift.stats.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far probabilities are from what happened.
 *
 * @param brier mean squared distance of the probability from 1 for frauds and 0 for others (Brier 1950)
 * @param calibrationError mean distance between the mean probability and the share of frauds, over {@value #BINS} bins
 *     with as many rows each (expected calibration error; bins of equal width would put all of a rare class into one)
 */
public record CalibrationQuality(double brier, double calibrationError) {

    /** Rows with equal probabilities stay together, so there may be fewer. */
    public static final int BINS = 20;

    /** Both are NaN without rows. */
    public static CalibrationQuality of(double[] probabilities, boolean[] frauds) {
        double[] once = new double[probabilities.length];
        Arrays.fill(once, 1);
        return of(probabilities, frauds, once);
    }

    /**
     * Of a sample: as of rows that are repeated as often as their weight says.
     *
     * @param weights how many rows each stands for, above 0
     */
    public static CalibrationQuality of(double[] probabilities, boolean[] frauds, double[] weights) {
        if (probabilities.length != frauds.length || probabilities.length != weights.length) {
            throw new IllegalArgumentException(probabilities.length + " probabilities do not fit " + frauds.length
                    + " labels and " + weights.length + " weights");
        }
        int[] order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double all = Arrays.stream(weights).sum();
        double passed = 0;
        double brier = 0;
        double error = 0;
        double excess = 0;
        for (int i = 0, bin = 1; i < order.length; i++) {
            double difference = probabilities[order[i]] - (frauds[order[i]] ? 1 : 0);
            double weight = weights[order[i]];
            brier += weight * difference * difference;
            excess += weight * difference;
            passed += weight;
            boolean last = i + 1 == order.length;
            boolean full = passed >= Math.floor(bin * all / BINS);
            if (last || (full && probabilities[order[i + 1]] > probabilities[order[i]])) {
                error += Math.abs(excess);
                excess = 0;
                while (Math.floor(bin * all / BINS) <= passed && bin < BINS) {
                    bin++;
                }
            }
        }
        return new CalibrationQuality(brier / all, error / all);
    }
}
