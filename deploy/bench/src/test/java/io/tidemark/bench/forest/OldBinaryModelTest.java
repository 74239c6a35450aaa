package io.tidemark.bench.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import biz.k11i.xgboost.Predictor;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;

class OldBinaryModelTest {

    private static final int ROWS = 2_000;

    @Test
    void h2osPredictorReadsItAndGivesXgboostsMargins() throws Exception {
        float[] values = BenchForest.rows(new Random(5), ROWS);
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = values[i * BenchForest.FEATURES] > 0.3 ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(values, ROWS, BenchForest.FEATURES, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> parameters =
                Map.of("objective", "binary:logistic", "max_depth", 5, "nthread", 1, "base_score", 0.2, "gamma", 1);
        Booster booster = XGBoost.train(matrix, parameters, 20, Map.of(), null, null);
        float[][] expected = booster.predict(matrix, true);
        Predictor predictor = new Predictor(new ByteArrayInputStream(OldBinaryModel.of(booster.toByteArray("json"))));
        for (int i = 0; i < ROWS; i++) {
            float[] row = Arrays.copyOfRange(values, i * BenchForest.FEATURES, (i + 1) * BenchForest.FEATURES);
            assertThat(predictor.predictSingle(BenchForest.vector(row), true)).isCloseTo(expected[i][0], within(1e-4f));
        }
        matrix.dispose();
        booster.dispose();
    }
}
