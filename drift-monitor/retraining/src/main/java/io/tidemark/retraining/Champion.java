package io.tidemark.retraining;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.Bundle;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import java.util.List;
import java.util.Optional;

/** The model in force, with its bundle. */
record Champion(ModelReference reference, Bundle bundle) {

    /** The champion's scores of these rows, computed anew from its bundle. */
    double[] scores(List<TrainingRow> rows) {
        return scores(bundle, rows);
    }

    /** Loads a bundle as scoring does, with every check, and scores rows with it. */
    static double[] scores(Bundle bundle, List<TrainingRow> rows) {
        ModelLoader loader = new ModelLoader(new CompiledForestFactory());
        try (LoadedModel model = loader.load(bundle, Optional.empty())) {
            ScoringEngine engine = model.engine();
            float[] values = new float[Math.multiplyExact(rows.size(), engine.featureCount())];
            float[] margins = new float[rows.size()];
            for (int i = 0; i < margins.length; i++) {
                System.arraycopy(rows.get(i).floats(), 0, values, i * engine.featureCount(), engine.featureCount());
            }
            engine.margins(values, margins);
            double[] scores = new double[margins.length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = engine.score(margins[i]);
            }
            return scores;
        }
    }
}
