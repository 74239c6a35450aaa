package io.tidemark.scoring.app.topology;

import io.tidemark.scoring.model.engine.ScoringEngine;
import java.util.List;

/** Fails on every row. */
record BrokenEngine(ScoringEngine sound) implements ScoringEngine {

    @Override
    public float margin(float[] row) {
        throw new IllegalStateException("broken");
    }

    @Override
    public void margins(float[] rows, float[] margins) {
        throw new IllegalStateException("broken");
    }

    @Override
    public double score(float margin) {
        return sound.score(margin);
    }

    @Override
    public int featureCount() {
        return sound.featureCount();
    }

    @Override
    public List<String> featureNames() {
        return sound.featureNames();
    }

    @Override
    public void close() {
        sound.close();
    }
}
