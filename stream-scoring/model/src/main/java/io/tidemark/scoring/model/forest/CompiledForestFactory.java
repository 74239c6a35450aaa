package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.ScoringEngineFactory;
import io.tidemark.scoring.model.UnsupportedModelException;

/** Engines in pure Java: the default of scoring. */
public final class CompiledForestFactory implements ScoringEngineFactory {

    @Override
    public ScoringEngine create(byte[] model, String format) {
        throw new UnsupportedModelException("the compiled forest is not built yet");
    }

    @Override
    public String name() {
        return "compiled";
    }
}
