package io.tidemark.bench.scoring;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import java.util.List;

/** Scores nothing: the first feature is the margin. What the work of a scorer is measured against. */
record NoOpEngine(int featureCount) implements ScoringEngine {

    /** Makes it of any model file. */
    static ScoringEngineFactory factory(int featureCount) {
        return new ScoringEngineFactory() {
            @Override
            public ScoringEngine create(byte[] model, String format) {
                return new NoOpEngine(featureCount);
            }

            @Override
            public String name() {
                return "no-op";
            }
        };
    }

    @Override
    public float margin(float[] row) {
        return Float.isNaN(row[0]) ? 0 : row[0];
    }

    @Override
    public void margins(float[] rows, float[] margins) {
        for (int i = 0; i < margins.length; i++) {
            float first = rows[i * featureCount];
            margins[i] = Float.isNaN(first) ? 0 : first;
        }
    }

    @Override
    public double score(float margin) {
        return 1 / (1 + Math.exp(-margin));
    }

    @Override
    public List<String> featureNames() {
        return List.of();
    }

    @Override
    public void close() {}
}
