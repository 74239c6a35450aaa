package io.tidemark.bench.pipeline;

import io.tidemark.bench.forest.BenchBundle;
import io.tidemark.bench.forest.BenchForest;
import io.tidemark.bench.traffic.Traffic;
import io.tidemark.drift.stats.profile.ProfileFit;
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
import java.util.Set;
import java.util.stream.IntStream;

/** A bundle of 300 trees of depth 6 on the vectors of a catalogue, for the whole way from transaction to score. */
public final class PipelineBundle {

    private static final TrainingParameters PARAMETERS =
            TrainingParameters.parse("tree_method=hist,max_depth=6,rounds=" + BenchForest.TREES);

    private static final int PROFILED = 10_000;

    private PipelineBundle() {}

    /** For traffic that nobody watches. */
    public static Bundle of(Catalogue catalogue, Traffic traffic) {
        List<Boolean> frauds = IntStream.range(0, traffic.transactions().size())
                .mapToObj(Traffic::isFraud)
                .toList();
        return of(catalogue, traffic.transactions(), frauds, false);
    }

    /** For the {@link LiveFeed}, of its first transactions, with a profile that the monitor can compare with. */
    static Bundle ofLive(Catalogue catalogue, int count) {
        LiveFeed feed = new LiveFeed(new Timeline());
        List<Transaction> transactions =
                IntStream.range(0, count).mapToObj(feed::transaction).toList();
        List<Boolean> frauds =
                IntStream.range(0, count).mapToObj(LiveFeed::isFraud).toList();
        return of(catalogue, transactions, frauds, true);
    }

    private static Bundle of(
            Catalogue catalogue, List<Transaction> transactions, List<Boolean> frauds, boolean watched) {
        List<TrainingRow> rows = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        FeatureEngine engine = new FeatureEngine(catalogue);
        for (int i = 0; i < transactions.size(); i++) {
            Transaction transaction = transactions.get(i);
            double[] vector = engine.transaction(transaction);
            rows.add(new TrainingRow(
                    transaction.getTransactionId(), transaction.getCustomerId(), i, vector, frauds.get(i)));
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
                    vectors,
                    watched ? profile(catalogue, rows, vectors, scorer) : BenchBundle.NO_PROFILE);
        }
    }

    private static byte[] profile(
            Catalogue catalogue, List<TrainingRow> rows, List<float[]> vectors, ScoringEngine scorer) {
        int count = Math.min(PROFILED, rows.size());
        List<double[]> values = new ArrayList<>();
        double[] scores = new double[count];
        long[] blocks = new long[count];
        for (int i = 0; i < count; i++) {
            int row = rows.size() - count + i;
            values.add(rows.get(row).vector());
            scores[i] = scorer.score(scorer.margin(vectors.get(row)));
            blocks[i] = i;
        }
        return new ProfileFit(Set.of(), 1)
                .fit(catalogue.featureNames(), values, scores, blocks)
                .toJson();
    }

    private static float[] floats(double[] vector) {
        float[] floats = new float[vector.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) vector[i];
        }
        return floats;
    }
}
