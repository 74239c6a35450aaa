package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.ScoringEngineFactory;

/** Engines in pure Java: the default of scoring. */
public final class CompiledForestFactory implements ScoringEngineFactory {

    @Override
    public ScoringEngine create(byte[] model, String format) {
        return CompiledForest.compile(model, format);
    }

    @Override
    public String name() {
        return "compiled";
    }
}
