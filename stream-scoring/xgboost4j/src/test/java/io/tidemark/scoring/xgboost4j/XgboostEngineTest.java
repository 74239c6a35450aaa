package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.ScoringEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XgboostEngineTest {

    private static final int FEATURES = 4;
    private static final int ROWS = 200;
    private final TrainedModel trained = new TrainedModel(1, FEATURES, 0.1);

    @ParameterizedTest
    @ValueSource(strings = {"json", "ubj"})
    void aSavedModelGivesTheMarginsAndScoresOfItsBooster(String format) throws Exception {
        Booster booster = trained.train(Map.of("objective", "binary:logistic", "base_score", 0.2), 20, 500);
        booster.setFeatureNames(new String[] {"a", "b", "c", "d"});
        float[] rows = trained.rows(ROWS);
        DMatrix matrix = new DMatrix(rows, ROWS, FEATURES, Float.NaN);
        float[][] margins = booster.predict(matrix, true);
        float[][] scores = booster.predict(matrix);
        try (ScoringEngine engine = new XgboostEngineFactory().create(booster.toByteArray(format), format)) {
            assertThat(engine.featureCount()).isEqualTo(FEATURES);
            assertThat(engine.featureNames()).isEqualTo(List.of("a", "b", "c", "d"));
            for (int i = 0; i < ROWS; i++) {
                float margin = engine.margin(Arrays.copyOfRange(rows, i * FEATURES, (i + 1) * FEATURES));
                assertThat(margin).isEqualTo(margins[i][0]);
                assertThat((float) engine.score(margin))
                        .isBetween(Math.nextDown(scores[i][0]), Math.nextUp(scores[i][0]));
            }
            float[] batch = new float[ROWS];
            engine.margins(rows, batch);
            assertThat(batch[ROWS - 1]).isEqualTo(margins[ROWS - 1][0]);
        }
    }

    @Test
    void aRowOfTheWrongLengthIsRefused() throws Exception {
        try (ScoringEngine engine = XgboostEngine.of(trained.train(Map.of("objective", "binary:logistic"), 1, 50))) {
            assertThatThrownBy(() -> engine.margin(new float[FEATURES + 1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has 4 features, but 5 values");
            assertThatThrownBy(() -> engine.margin(new float[] {1, Float.POSITIVE_INFINITY, 1, 1}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFileThatIsNoModelNeverReachesTheNativeLibrary() {
        assertThatThrownBy(() -> new XgboostEngineFactory().create(new byte[] {'{', '}'}, "json"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("learner.objective.name");
    }
}
