package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.forest.Objective;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores of a million margins against XGBoost's, by a model that adds nothing to the base margin of a row. */
class ScoreParityTest {

    private static final int ROWS = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"binary:logistic", "reg:squarederror", "reg:tweedie"})
    void everyScoreIsWithinOneUlp(String objective) throws Exception {
        DMatrix matrix = new DMatrix(new float[ROWS], ROWS, 1, Float.NaN);
        matrix.setLabel(new float[ROWS]);
        float[] margins = margins();
        matrix.setBaseMargin(margins);
        Booster booster = XGBoost.train(
                matrix,
                Map.of("objective", objective, "base_score", 0.5, "eta", 0, "max_depth", 1, "nthread", 1),
                1,
                Map.of(),
                null,
                null);
        float[][] unchanged = booster.predict(matrix, true);
        float[][] scores = booster.predict(matrix);
        for (int i = 0; i < ROWS; i++) {
            assertThat(unchanged[i][0]).isEqualTo(margins[i]);
            float score = (float) Objective.named(objective).score(margins[i]);
            if (score < Math.nextDown(scores[i][0]) || score > Math.nextUp(scores[i][0])) {
                assertThat(score).as("score of margin %s", margins[i]).isEqualTo(scores[i][0]);
            }
        }
        matrix.dispose();
        booster.dispose();
    }

    private static float[] margins() {
        SplittableRandom random = new SplittableRandom(3);
        float[] margins = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double width = i % 10 == 0 ? 120 : i % 2 == 0 ? 10 : 1;
            margins[i] = (float) random.nextDouble(-width, width);
        }
        return margins;
    }
}
