package io.tidemark.drift.stats.distance;

import java.util.Arrays;

/**
 * The distribution that another tool reads out of a sample: uniform within each of equally wide bins, of which there
 * are as many as numpy's "auto" rule says.
 */
final class PiecewiseUniform {
    private final double from;
    private final double width;
    private final double[] upTo;

    PiecewiseUniform(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        from = sorted[0];
        double range = sorted[sorted.length - 1] - from;
        double sturges = range / (Math.log(sample.length) / Math.log(2) + 1);
        double freedmanDiaconis = 2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / Math.cbrt(sample.length);
        int bins = (int) Math.ceil(range / Math.min(sturges, freedmanDiaconis));
        width = range / bins;
        upTo = new double[bins + 1];
        for (double value : sorted) {
            upTo[Math.min((int) ((value - from) / width), bins - 1) + 1] += 1.0 / sample.length;
        }
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    double probabilityBelow(double value) {
        double place = Math.max(0, Math.min(upTo.length - 1, (value - from) / width));
        int bin = Math.min((int) place, upTo.length - 2);
        return upTo[bin] + (place - bin) * (upTo[bin + 1] - upTo[bin]);
    }

    private static double quantile(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        int below = (int) place;
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
