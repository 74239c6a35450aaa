package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.reasons.Contributions;
import java.util.Optional;

/** Engines in pure Java: the default of scoring. */
public final class CompiledForestFactory implements ScoringEngineFactory {

    @Override
    public ScoringEngine create(byte[] model, String format) {
        return CompiledForest.compile(model, format);
    }

    @Override
    public Optional<Contributions> contributions(byte[] model, String format) {
        try {
            return Optional.of(ForestContributions.of(model, format));
        } catch (UnsupportedModelException e) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "compiled";
    }
}
