package io.tidemark.scoring.model.engine;

import io.tidemark.scoring.model.calibration.Calibration;
import java.util.List;
import java.util.Optional;

/** An engine whose scores are calibrated probabilities; its margins stay as they are, bit for bit. */
public record CalibratedEngine(ScoringEngine engine, Calibration calibration) implements ScoringEngine {

    @Override
    public float margin(float[] row) {
        return engine.margin(row);
    }

    @Override
    public void margins(float[] rows, float[] margins) {
        engine.margins(rows, margins);
    }

    @Override
    public double score(float margin) {
        return calibration.probability(margin);
    }

    @Override
    public int featureCount() {
        return engine.featureCount();
    }

    @Override
    public List<String> featureNames() {
        return engine.featureNames();
    }

    @Override
    public Optional<String> structure() {
        return engine.structure();
    }

    @Override
    public void close() {
        engine.close();
    }
}
