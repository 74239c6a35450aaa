package io.tidemark.scoring.policy.simulate;

/**
 * A figure with the interval that holds the truth in 95 of 100 repetitions of such a history.
 *
 * @param value as counted
 * @param low 2.5 % of resampled histories lie below it
 * @param high 2.5 % lie above it
 */
public record Estimate(double value, double low, double high) {}
