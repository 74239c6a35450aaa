package io.tidemark.scoring.model;

/** Engines in pure Java: the default of scoring. */
public final class CompiledForestFactory implements ScoringEngineFactory {

    @Override
    public ScoringEngine create(byte[] model, String format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "compiled";
    }
}
