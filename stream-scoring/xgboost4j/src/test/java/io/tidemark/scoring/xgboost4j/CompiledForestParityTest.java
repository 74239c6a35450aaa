package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiled forest against XGBoost4J, bit for bit, over models of many shapes. */
class CompiledForestParityTest {

    private static final int ROWS = 4_000;

    static Stream<Arguments> models() {
        return Stream.of(
                model(1, 0.1, 5, "max_depth", 1),
                model(50, 0.0, 5, "max_depth", 3, "base_score", 0.5),
                model(100, 0.2, 7, "max_depth", 6, "base_score", 0.01),
                model(100, 0.2, 7, "max_depth", 6, "tree_method", "exact", "gamma", 0.5),
                model(30, 0.3, 12, "max_depth", 12, "min_child_weight", 0),
                model(300, 0.1, 30, "max_depth", 6, "eta", 0.1),
                model(23, 0.1, 6, "grow_policy", "lossguide", "max_leaves", 40, "max_depth", 0),
                model(10, 0.1, 6, "num_parallel_tree", 5, "subsample", 0.5),
                model(40, 0.1, 6, "booster", "dart", "rate_drop", 0.3, "base_score", 0.5),
                model(40, 0.1, 6, "booster", "dart", "rate_drop", 0.3, "base_score", 0.2, "normalize_type", "forest"),
                model(20, 0.1, 6, "objective", "binary:logitraw", "base_score", 0.3),
                model(20, 0.1, 6, "objective", "reg:logistic"),
                model(20, 0.1, 6, "objective", "reg:squarederror"),
                model(20, 0.1, 6, "objective", "reg:squarederror", "base_score", -7.25),
                model(20, 0.1, 6, "objective", "reg:squaredlogerror"),
                model(20, 0.1, 6, "objective", "reg:pseudohubererror"),
                model(20, 0.1, 6, "objective", "reg:absoluteerror"),
                model(20, 0.1, 6, "objective", "reg:quantileerror", "quantile_alpha", 0.3),
                model(20, 0.1, 6, "objective", "reg:gamma", "base_score", 0.7),
                model(20, 0.1, 6, "objective", "reg:tweedie", "base_score", 1.9));
    }

    static Stream<Arguments> modelsWithCategories() {
        return Stream.of(
                model(1, 0.1, 4, "max_depth", 1),
                model(60, 0.1, 6, "max_depth", 6),
                model(60, 0.1, 6, "max_depth", 8, "tree_method", "approx", "max_cat_to_onehot", 100),
                model(60, 0.1, 6, "max_cat_to_onehot", 1, "max_cat_threshold", 200),
                model(40, 0.2, 6, "booster", "dart", "rate_drop", 0.3, "base_score", 0.3),
                model(40, 0.2, 6, "objective", "reg:squarederror"));
    }

    private static Arguments model(int trees, double missing, int features, Object... params) {
        Map<String, Object> all = new java.util.TreeMap<>(Map.of("objective", "binary:logistic"));
        for (int i = 0; i < params.length; i += 2) {
            all.put((String) params[i], params[i + 1]);
        }
        return Arguments.of(trees, missing, features, all);
    }

    @ParameterizedTest
    @MethodSource("models")
    void marginsAreEqualBitForBitAndScoresWithinOneUlp(
            int trees, double missing, int features, Map<String, Object> params) throws Exception {
        check(new TrainedModel(trees * 31L + features, features, missing), trees, features, params);
    }

    @ParameterizedTest
    @MethodSource("modelsWithCategories")
    void splitsByCategoryAreThoseOfXgboost(int trees, double missing, int features, Map<String, Object> params)
            throws Exception {
        check(new TrainedModel(trees * 31L + features, features, missing, features - 1), trees, features, params);
    }

    private static void check(TrainedModel trained, int trees, int features, Map<String, Object> params)
            throws Exception {
        Booster booster = trained.train(params, trees, 2_000);
        float[] rows = Rows.withEdges(trained.rows(ROWS), booster, features);
        int count = rows.length / features;
        DMatrix matrix = new DMatrix(rows, count, features, Float.NaN);
        float[] margins = column(booster.predict(matrix, true));
        float[] scores = column(booster.predict(matrix));
        for (String format : new String[] {"json", "ubj"}) {
            try (ScoringEngine forest = new CompiledForestFactory().create(booster.toByteArray(format), format)) {
                check(forest, rows, margins, scores);
            }
        }
        matrix.dispose();
        booster.dispose();
    }

    private static void check(ScoringEngine forest, float[] rows, float[] margins, float[] scores) {
        float[] batch = new float[margins.length];
        forest.margins(rows, batch);
        int features = forest.featureCount();
        for (int i = 0; i < margins.length; i++) {
            float[] row = Arrays.copyOfRange(rows, i * features, (i + 1) * features);
            float margin = forest.margin(row);
            assertThat(Float.floatToIntBits(margin))
                    .as("row %d: %s against %s", i, margin, margins[i])
                    .isEqualTo(Float.floatToIntBits(margins[i]));
            assertThat(Float.floatToIntBits(batch[i])).isEqualTo(Float.floatToIntBits(margin));
            assertThat((float) forest.score(margin)).isBetween(Math.nextDown(scores[i]), Math.nextUp(scores[i]));
        }
    }

    private static float[] column(float[][] predicted) throws XGBoostError {
        float[] column = new float[predicted.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = predicted[i][0];
        }
        return column;
    }
}
