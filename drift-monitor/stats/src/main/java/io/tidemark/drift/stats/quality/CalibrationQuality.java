package io.tidemark.drift.stats.quality;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far probabilities are from what happened.
 *
 * @param brier mean squared distance of the probability from 1 for frauds and 0 for others (Brier 1950)
 * @param calibrationError mean distance between the mean probability and the share of frauds, over {@value #BINS} bins with as many rows each
 *     (expected calibration error; bins of equal width would put all of a rare class into one)
 */
public record CalibrationQuality(double brier, double calibrationError) {

    /** Rows with equal probabilities stay together, so there may be fewer. */
    public static final int BINS = 20;

    /** Both are NaN without rows. */
    public static CalibrationQuality of(double[] probabilities, boolean[] frauds) {
        if (probabilities.length != frauds.length) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities do not fit " + frauds.length + " labels");
        }
        int[] order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double brier = 0;
        double error = 0;
        double excess = 0;
        for (int i = 0, bin = 1; i < order.length; i++) {
            double difference = probabilities[order[i]] - (frauds[order[i]] ? 1 : 0);
            brier += difference * difference;
            excess += difference;
            boolean last = i + 1 == order.length;
            boolean full = i + 1 >= (long) bin * order.length / BINS;
            if (last || (full && probabilities[order[i + 1]] > probabilities[order[i]])) {
                error += Math.abs(excess);
                excess = 0;
                while ((long) bin * order.length / BINS <= i + 1 && bin < BINS) {
                    bin++;
                }
            }
        }
        return new CalibrationQuality(brier / order.length, error / order.length);
    }
}
