package io.tidemark.training.gate;

import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.training.rows.TrainingRow;
import java.util.List;
import java.util.Optional;

/** What a bundle says of rows. */
// Two of these are never compared, so arrays may be components.
@SuppressWarnings("ArrayRecordComponent")
record ScoredRows(float[] margins, double[] scores) {

    /**
     * Loads a bundle as scoring does, with every check, and scores rows with it.
     *
     * @param catalogueHash by which the rows were computed; empty accepts any bundle
     * @throws io.tidemark.scoring.model.parts.RefusedBundleException if scoring would refuse the bundle
     */
    static ScoredRows of(Bundle bundle, Optional<String> catalogueHash, List<TrainingRow> rows) {
        ModelLoader loader = new ModelLoader(new CompiledForestFactory());
        try (LoadedModel model = loader.load(bundle, catalogueHash)) {
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
            return new ScoredRows(margins, scores);
        }
    }
}
