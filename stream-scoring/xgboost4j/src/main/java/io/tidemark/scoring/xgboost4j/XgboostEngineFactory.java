package io.tidemark.scoring.xgboost4j;

import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.ScoringEngineFactory;

/**
 * Engines on XGBoost4J. The native library does not sanitise its input: a damaged file can end the process, so give it
 * only files whose hash was verified.
 */
public final class XgboostEngineFactory implements ScoringEngineFactory {

    @Override
    public ScoringEngine create(byte[] model, String format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "xgboost4j";
    }
}
