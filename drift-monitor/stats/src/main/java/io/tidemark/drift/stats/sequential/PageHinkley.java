package io.tidemark.drift.stats.sequential;

/**
 * Page-Hinkley test for a mean that has risen: drifts once {@code S_t - min S > threshold}, where
 * {@code S_t = alpha S_t-1 + x_t - mean_t - delta} and mean_t is that of the observations since the last drift (Page,
 * Continuous Inspection Schemes, Biometrika 41, 1954; Hinkley, Biometrika 58, 1971; with the forgetting factor alpha as
 * in Gama, Sebastião, Rodrigues, On evaluating stream learning algorithms, Machine Learning 90, 2013).
 */
public final class PageHinkley implements ErrorDetector {
    private final int warmUp;
    private final double delta;
    private final double threshold;
    private final double alpha;

    private long n;
    private double mean;
    private double sum;
    private double lowest = Double.POSITIVE_INFINITY;

    /**
     * @param warmUp observations after a start or a drift before one may be found
     * @param delta rise of the mean that does not matter, in the unit of the observations
     * @param threshold summed rise that is a drift, in the same unit
     * @param alpha weight that a sum keeps from one observation to the next, above 0 and at most 1
     */
    public PageHinkley(int warmUp, double delta, double threshold, double alpha) {
        if (warmUp < 1 || !(delta >= 0) || !(threshold > 0) || !(alpha > 0) || !(alpha <= 1)) {
            throw new IllegalArgumentException(
                    "Page-Hinkley needs a warm-up of at least 1, delta >= 0, threshold > 0 and 0 < alpha <= 1, got "
                            + warmUp + ", " + delta + ", " + threshold + ", " + alpha);
        }
        this.warmUp = warmUp;
        this.delta = delta;
        this.threshold = threshold;
        this.alpha = alpha;
    }

    /** As the test is commonly set: 30 observations of warm-up, delta 0.005, threshold 50, alpha 0.9999. */
    public static PageHinkley standard() {
        return new PageHinkley(30, 0.005, 50, 0.9999);
    }

    @Override
    public Verdict observe(double loss) {
        double value = Observations.finite(loss);
        n++;
        mean += (value - mean) / n;
        sum = alpha * sum + value - mean - delta;
        lowest = Math.min(lowest, sum);
        if (n < warmUp || sum - lowest <= threshold) {
            return Verdict.STABLE;
        }
        n = 0;
        mean = 0;
        sum = 0;
        lowest = Double.POSITIVE_INFINITY;
        return Verdict.DRIFT;
    }

    /** Observations since the last drift, their mean, the sum, the lowest sum. */
    @Override
    public double[] state() {
        return new double[] {n, mean, sum, lowest};
    }

    @Override
    public PageHinkley resume(double[] state) {
        Observations.length("Page-Hinkley", state, 4);
        PageHinkley resumed = new PageHinkley(warmUp, delta, threshold, alpha);
        resumed.n = (long) state[0];
        resumed.mean = state[1];
        resumed.sum = state[2];
        resumed.lowest = state[3];
        return resumed;
    }
}
