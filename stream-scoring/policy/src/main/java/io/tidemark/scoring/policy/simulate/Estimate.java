package io.tidemark.scoring.policy.simulate;

import java.util.Arrays;

/**
 * A figure with the interval that holds the truth in 95 of 100 repetitions of such a history.
 *
 * @param value as counted; null if it is none, as a ratio to nothing, or not known, where low and high are what it lies
 *     between
 * @param low 2.5 % of resampled histories lie below it; null if there is no value
 * @param high 2.5 % lie above it; null if there is no value or no bound
 */
public record Estimate(Double value, Double low, Double high) {

    private static final double SHARE_OUTSIDE = 0.025;

    /** @param resampled the figure of each resampled history; NaN where it is none */
    static Estimate of(double value, double[] resampled) {
        double[] sorted = Arrays.stream(resampled)
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        if (!Double.isFinite(value) || sorted.length == 0) {
            return new Estimate(finite(value), null, null);
        }
        int outside = Math.max(0, (int) Math.floor(SHARE_OUTSIDE * (sorted.length + 1)) - 1);
        return new Estimate(value, finite(sorted[outside]), finite(sorted[sorted.length - 1 - outside]));
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** The same in another unit. */
    public Estimate dividedBy(double units) {
        return new Estimate(divided(value, units), divided(low, units), divided(high, units));
    }

    private static Double divided(Double value, double units) {
        return value == null ? null : value / units;
    }
}
