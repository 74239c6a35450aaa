package io.tidemark.scoring.model.engine;

import io.tidemark.scoring.model.reasons.Contributions;
import java.util.Optional;

/** Makes engines from model files. Stateless, usable from several threads. */
public interface ScoringEngineFactory {

    /**
     * @param model the bytes of an XGBoost model file
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the bytes are no valid model
     * @throws UnsupportedModelException if the model may be valid but uses something that this engine cannot score
     */
    ScoringEngine create(byte[] model, String format);

    /**
     * What shares the margins of this model out among its features; empty if nothing here can.
     *
     * @param model the bytes of a model file that {@link #create} takes
     * @param format {@code json} or {@code ubj}
     */
    default Optional<Contributions> contributions(byte[] model, String format) {
        return Optional.empty();
    }

    /** The name of the engine in configuration, e.g. {@code compiled} or {@code xgboost4j}. */
    String name();
}
