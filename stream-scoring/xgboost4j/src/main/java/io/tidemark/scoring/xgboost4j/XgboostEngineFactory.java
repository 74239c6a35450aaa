package io.tidemark.scoring.xgboost4j;

import io.tidemark.scoring.model.InvalidModelException;
import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.ScoringEngineFactory;
import io.tidemark.scoring.model.forest.ModelHeader;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Engines on XGBoost4J. The native library does not sanitise its input: a damaged file can end the process, so give it
 * only files whose hash was verified.
 */
public final class XgboostEngineFactory implements ScoringEngineFactory {

    @Override
    public ScoringEngine create(byte[] model, String format) {
        ModelHeader header = ModelHeader.read(model, format);
        try {
            return new XgboostEngine(XGBoost.loadModel(model), header);
        } catch (XGBoostError | IOException e) {
            throw new InvalidModelException("XGBoost cannot load the model file: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "xgboost4j";
    }
}
