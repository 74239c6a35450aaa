package io.tidemark.scoring.model.engine;

import java.util.List;
import java.util.Optional;

/**
 * A model ready to score rows of features.
 *
 * <p>A row holds one float per feature in the model's order; NaN means missing. The margin is the raw sum of the model
 * (log-odds for a binary classifier) and is the value that engines must agree on bit for bit; the score is what the
 * model's objective makes of it, a probability for {@code binary:logistic}.
 *
 * <p>All methods may be called from several threads at once. A row is read only, and not kept.
 */
public interface ScoringEngine extends AutoCloseable {

    /**
     * @param row exactly {@link #featureCount()} values
     * @return the margin of this row
     * @throws IllegalArgumentException if the row has another length
     */
    float margin(float[] row);

    /**
     * Margins of many rows.
     *
     * @param rows {@code margins.length} rows of {@link #featureCount()} values, one after the other
     * @param margins receives one margin for each row
     * @throws IllegalArgumentException if the two lengths do not fit together
     */
    void margins(float[] rows, float[] margins);

    /** The score of a margin, within one float ulp of what XGBoost computes. */
    double score(float margin);

    /** The number of values in a row. */
    int featureCount();

    /** The feature names that the model file itself carries, in order; empty if it carries none. */
    List<String> featureNames();

    /**
     * A fingerprint of everything that the engine computes, see {@code GoldenVectors}; empty if the engine cannot look
     * into the model.
     */
    default Optional<String> structure() {
        return Optional.empty();
    }

    /** Frees what the engine holds outside of the Java heap; no method may be called afterwards. */
    @Override
    void close();
}
