package io.tidemark.bench.pipeline;

import io.tidemark.bench.forest.BenchBundle;
import io.tidemark.bench.forest.BenchForest;
import io.tidemark.bench.traffic.Traffic;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.util.ArrayList;
import java.util.List;

/** A bundle of 300 trees of depth 6 on the vectors of a catalogue, for the whole way from transaction to score. */
public final class PipelineBundle {

    private static final TrainingParameters PARAMETERS =
            TrainingParameters.parse("tree_method=hist,max_depth=6,rounds=" + BenchForest.TREES);

    private PipelineBundle() {}

    public static Bundle of(Catalogue catalogue, Traffic traffic) {
        List<TrainingRow> rows = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        FeatureEngine engine = new FeatureEngine(catalogue);
        for (int i = 0; i < traffic.transactions().size(); i++) {
            Transaction transaction = traffic.transactions().get(i);
            double[] vector = engine.transaction(transaction);
            rows.add(new TrainingRow(
                    transaction.getTransactionId(), transaction.getCustomerId(), i, vector, Traffic.isFraud(i)));
            vectors.add(floats(vector));
        }
        try (TrainedModel model = new Trainer(PARAMETERS).train(rows, catalogue.featureNames());
                ScoringEngine scorer = new CompiledForestFactory().create(model.content(), "json")) {
            return BenchBundle.of(
                    "bench",
                    catalogue.hash(),
                    catalogue.featureNames(),
                    model.part(),
                    model.content(),
                    scorer,
                    vectors);
        }
    }

    private static float[] floats(double[] vector) {
        float[] floats = new float[vector.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) vector[i];
        }
        return floats;
    }
}
