package io.tidemark.scoring.model.calibration;

import java.time.Instant;

/**
 * Makes a probability of a margin: {@code 1 / (1 + exp(-(slope * margin + intercept)))} (Platt scaling of the log-odds,
 * Platt 1999). It never puts a larger margin below a smaller one, so that it changes no ranking, and its results lie
 * strictly between 0 and 1.
 *
 * @param slope above 0; below 1 if the model is too sure of itself
 * @param intercept shifts all log-odds
 * @param from start of the event times of the rows that it was fitted to, inclusive
 * @param to end of them, exclusive
 * @param rows how many
 * @param frauds number of these labelled as fraud
 */
public record Calibration(double slope, double intercept, Instant from, Instant to, long rows, long frauds) {

    /** Beyond them the result would round to 0 or 1. */
    private static final double LEAST = -700;

    private static final double MOST = 36;

    /** @throws IllegalArgumentException if this is no increasing map */
    public Calibration {
        if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "calibration needs a finite slope above 0 and a finite intercept, but has " + slope + " and "
                            + intercept);
        }
    }

    /**
     * The same bits on every machine. Monotone in floating point, too: each step of the formula is.
     *
     * @param margin log-odds of the model; NaN gives NaN
     */
    public double probability(float margin) {
        double logOdds = slope * margin + intercept;
        return 1 / (1 + StrictMath.exp(-Math.min(MOST, Math.max(LEAST, logOdds))));
    }
}
