package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.model.forest.ForestContributions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What features contribute, against XGBoost4J, which computes in float. */
class ContributionParityTest {

    private static final int ROWS = 300;

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(1, 0.1, 5, Map.of("max_depth", 1)),
                Arguments.of(50, 0.0, 5, Map.of("max_depth", 3)),
                Arguments.of(100, 0.2, 7, Map.of("max_depth", 6)),
                Arguments.of(10, 0.3, 12, Map.of("max_depth", 10, "min_child_weight", 0)),
                Arguments.of(300, 0.1, 30, Map.of("max_depth", 6, "eta", 0.1)),
                Arguments.of(30, 0.1, 6, Map.of("booster", "dart", "rate_drop", 0.3)),
                Arguments.of(20, 0.1, 6, Map.of("objective", "reg:squarederror", "base_score", -7.25)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void contributionsAreThoseOfXgboostWithinItsRounding(
            int trees, double missing, int features, Map<String, Object> params) throws Exception {
        Map<String, Object> all = new java.util.TreeMap<>(Map.of("objective", "binary:logistic"));
        all.putAll(params);
        check(new TrainedModel(trees * 31L + features, features, missing), trees, features, all);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "60, 6", "20, 10"})
    void categoriesContributeAsInXgboost(int trees, int depth) throws Exception {
        check(
                new TrainedModel(depth, 6, 0.1, 5),
                trees,
                6,
                Map.of("objective", "binary:logistic", "max_depth", depth, "min_child_weight", 0));
    }

    private static void check(TrainedModel trained, int trees, int features, Map<String, Object> all) throws Exception {
        Booster booster = trained.train(all, trees, 2_000);
        ForestContributions forest = ForestContributions.of(booster.toByteArray("ubj"), "ubj");
        float[] rows = trained.rows(ROWS);
        DMatrix matrix = new DMatrix(rows, ROWS, features, Float.NaN);
        float[][] expected = booster.predictContrib(matrix, 0);
        float[][] margins = booster.predict(matrix, true);
        double[] contributions = new double[features];
        for (int i = 0; i < ROWS; i++) {
            forest.contributions(Arrays.copyOfRange(rows, i * features, (i + 1) * features), contributions);
            double tolerance = 1e-4 * Math.max(1, Math.abs(margins[i][0]));
            for (int f = 0; f < features; f++) {
                assertThat(contributions[f])
                        .as("row %d, feature %d", i, f)
                        .isCloseTo(expected[i][f], within(tolerance));
            }
            assertThat(forest.bias()).isCloseTo(expected[i][features], within(tolerance));
        }
        matrix.dispose();
        booster.dispose();
    }
}
