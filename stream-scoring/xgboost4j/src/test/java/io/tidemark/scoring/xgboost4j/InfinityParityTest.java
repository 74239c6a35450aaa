package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import org.junit.jupiter.api.Test;

/** A DMatrix refuses infinities, so rows with some are compared with {@code inplace_predict}. */
class InfinityParityTest {

    @Test
    void rowsWithInfinitiesHaveTheMarginsOfInplacePredict() throws Exception {
        int features = 8;
        int count = 5_000;
        TrainedModel trained = new TrainedModel(4, features, 0.1);
        Booster booster = trained.train(Map.of("objective", "binary:logistic", "base_score", 0.3), 100, 2_000);
        float[] rows = trained.rows(count);
        for (int i = 0; i < rows.length; i += 3) {
            rows[i] = i % 2 == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
        }
        float[][] expected = booster.inplace_predict(
                rows, count, features, Float.NaN, new int[] {0, 0}, Booster.PredictionType.kMargin, null);
        float[] margins = new float[count];
        try (ScoringEngine forest = new CompiledForestFactory().create(booster.toByteArray("ubj"), "ubj")) {
            forest.margins(rows, margins);
        }
        for (int i = 0; i < count; i++) {
            assertThat(Float.floatToIntBits(margins[i])).isEqualTo(Float.floatToIntBits(expected[i][0]));
        }
        booster.dispose();
    }
}
