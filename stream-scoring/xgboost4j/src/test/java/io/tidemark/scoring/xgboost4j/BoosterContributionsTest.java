package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.model.forest.ForestContributions;
import io.tidemark.scoring.model.forest.ModelHeader;
import io.tidemark.scoring.model.reasons.Contributions;
import java.util.Arrays;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import org.junit.jupiter.api.Test;

class BoosterContributionsTest {

    private static final int FEATURES = 5;
    private final TrainedModel trained = new TrainedModel(11, FEATURES, 0.1);

    @Test
    void theyAreThoseOfTheCompiledForestWithinTheRoundingOfFloats() throws Exception {
        Booster booster = trained.train(Map.of("objective", "binary:logistic", "max_depth", 4), 30, 1_000);
        // Early stopping leaves later trees in the file, which count no more.
        booster.setAttr("best_iteration", "12");
        byte[] model = booster.toByteArray("ubj");
        Contributions forest = ForestContributions.of(model, "ubj");
        float[] rows = trained.rows(50);
        double[] ours = new double[FEATURES];
        double[] theirs = new double[FEATURES];
        try (Contributions own = new BoosterContributions(booster, ModelHeader.read(model, "ubj"))) {
            for (int i = 0; i < 50; i++) {
                float[] row = Arrays.copyOfRange(rows, i * FEATURES, (i + 1) * FEATURES);
                forest.contributions(row, ours);
                own.contributions(row, theirs);
                for (int f = 0; f < FEATURES; f++) {
                    assertThat(theirs[f]).isCloseTo(ours[f], within(1e-4));
                }
            }
        }
    }

    @Test
    void rowsThatXgboostRefusesAreRefused() throws Exception {
        Booster booster = trained.train(Map.of("objective", "binary:logistic"), 3, 200);
        ModelHeader header = ModelHeader.read(booster.toByteArray("ubj"), "ubj");
        try (Contributions own = new BoosterContributions(booster, header)) {
            float[] row = {1, 2, Float.POSITIVE_INFINITY, 4, 5};
            assertThatThrownBy(() -> own.contributions(row, new double[FEATURES]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("XGBoost cannot explain a row");
            assertThatThrownBy(() -> own.contributions(new float[4], new double[FEATURES]))
                    .hasMessageContaining("5 features, but 4 values");
        }
    }

    @Test
    void modelsOfTheCompiledForestAreExplainedByItWhicheverEngineScores() throws Exception {
        Booster booster = trained.train(Map.of("objective", "binary:logistic"), 3, 200);
        byte[] model = booster.toByteArray("json");
        booster.dispose();
        assertThat(new XgboostEngineFactory().contributions(model, "json"))
                .get()
                .isInstanceOf(ForestContributions.class);
    }
}
