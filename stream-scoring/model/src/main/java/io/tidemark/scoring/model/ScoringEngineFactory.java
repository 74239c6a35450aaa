package io.tidemark.scoring.model;

/** Makes engines from model files. Stateless, usable from several threads. */
public interface ScoringEngineFactory {

    /**
     * @param model the bytes of an XGBoost model file
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the bytes are no valid model
     * @throws UnsupportedModelException if the model may be valid but uses something that this engine cannot score
     */
    ScoringEngine create(byte[] model, String format);

    /** The name of the engine in configuration, e.g. {@code compiled} or {@code xgboost4j}. */
    String name();
}
