package io.tidemark.drift.stats.quality.book;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether the newest windows are worse than those before by more than chance: a studentised bootstrap (Efron and
 * Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 12 and 16) with whole windows for blocks. The
 * statistic is t = (mean of the newest - mean of the earlier) / (s sqrt(1/r + 1/n)); its distribution without a fall
 * comes from drawing both groups anew from the earlier windows, each draw blurred by a normal one (smoothed bootstrap;
 * Silverman and Young, Biometrika 74, 1987), since a dozen windows have not shown how bad a day can be. Holds where
 * windows are exchangeable; series of frauds that last for weeks make it a little too eager.
 */
final class QualityFall {
    /** With fewer earlier windows nothing is concluded. */
    static final int LEAST_EARLIER = 7;

    private static final int RESAMPLES = 5_000;

    private QualityFall() {}

    /** Falls of fewer standard errors are chance at any rate worth setting, which saves the drawing. */
    private static final double LEAST_FALL = 1.5;

    /**
     * The mean of the newest below which they count as worse; negative infinity if there are too few earlier ones or
     * the newest are not low at all.
     *
     * @param rate share of the tests that may say so though nothing has changed, at most 0.05
     */
    static double limit(double[] earlier, double[] now, double rate, long seed) {
        int newest = now.length;
        if (earlier.length < LEAST_EARLIER || mean(now) > mean(earlier) - LEAST_FALL * scale(earlier, newest)) {
            return Double.NEGATIVE_INFINITY;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] statistics = new double[RESAMPLES];
        double blur = Math.pow(earlier.length, -0.2) * deviation(earlier);
        for (int i = 0; i < RESAMPLES; i++) {
            double[] before = draw(earlier, earlier.length, blur, random);
            statistics[i] = statistic(mean(draw(earlier, newest, blur, random)), before, newest);
        }
        Arrays.sort(statistics);
        double worst = statistics[(int) Math.floor(rate * RESAMPLES)];
        return mean(earlier) + Math.min(0, worst) * scale(earlier, newest);
    }

    private static double statistic(double newestMean, double[] before, int newest) {
        double scale = scale(before, newest);
        double difference = newestMean - mean(before);
        return scale > 0 ? difference / scale : difference < 0 ? Double.NEGATIVE_INFINITY : 0;
    }

    private static double scale(double[] values, int newest) {
        return deviation(values) * Math.sqrt(1.0 / newest + 1.0 / values.length);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    /** NaN of nothing. */
    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double[] draw(double[] from, int count, double blur, SplittableRandom random) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = from[random.nextInt(from.length)] + blur * random.nextGaussian();
        }
        return drawn;
    }
}
