package io.tidemark.scoring.model.reasons;

/**
 * Shares the margin of a row out among its features.
 *
 * <p>Contributions are of the raw margin (log-odds), also where scores are calibrated: calibration is monotone, so what
 * raises the margin raises the score. Thread-safe.
 */
public interface Contributions extends AutoCloseable {

    /** How many values a row has, and how many contributions it gets. */
    int featureCount();

    /**
     * What each feature adds to the mean margin of the training rows.
     *
     * @param row one float per feature, NaN is missing; read only
     * @param contributions filled, by feature, in units of the margin
     * @throws IllegalArgumentException if a length is wrong, or the row has a value that cannot be explained
     */
    void contributions(float[] row, double[] contributions);

    /** Frees what is held outside of the Java heap; no method may be called afterwards. */
    @Override
    default void close() {}
}
