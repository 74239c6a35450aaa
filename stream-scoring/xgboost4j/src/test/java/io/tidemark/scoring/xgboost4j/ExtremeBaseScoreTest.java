package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base scores at the ends of what an objective takes, as XGBoost itself reads them. */
class ExtremeBaseScoreTest {

    private static final int FEATURES = 3;
    private static final List<ScoringEngineFactory> ENGINES =
            List.of(new CompiledForestFactory(), new XgboostEngineFactory());

    private final TrainedModel trained = new TrainedModel(5, FEATURES, 0.1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0E0",
                "1E-30",
                "1E-7",
                "9E-7",
                "1E-6",
                "1.1E-6",
                "2E-6",
                "1E-5",
                "0.5",
                "0.999998",
                "0.9999989",
                "0.999999",
                "0.9999995",
                "0.99999994",
                "1"
            })
    void aBaseScoreNextToNothingOrToOneGivesTheMarginsOfXgboost(String base) throws Exception {
        byte[] model = model("binary:logistic", base);
        float[] row = trained.rows(1);
        Booster booster = XGBoost.loadModel(model);
        DMatrix matrix = new DMatrix(row, 1, FEATURES, Float.NaN);
        float expected = booster.predict(matrix, true)[0][0];
        for (ScoringEngineFactory factory : ENGINES) {
            try (ScoringEngine engine = factory.create(model, "json")) {
                assertThat(engine.margin(row)).as(factory.name()).isEqualTo(expected);
            }
        }
        matrix.dispose();
        booster.dispose();
    }

    @ParameterizedTest
    @CsvSource({
        "binary:logistic, 2, between 0 and 1",
        "binary:logistic, -1E-7, between 0 and 1",
        "binary:logistic, 1.000001, between 0 and 1",
        "reg:gamma, 0, positive",
        "reg:gamma, -3, positive"
    })
    void whatXgboostRefusesIsRefusedByBothEnginesInOneSentence(String objective, String base, String why)
            throws Exception {
        byte[] model = model(objective, base);
        for (ScoringEngineFactory factory : ENGINES) {
            assertThatThrownBy(() -> factory.create(model, "json"))
                    .as(factory.name())
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContainingAll("base_score is", why)
                    .hasMessageNotContaining("workspace");
        }
    }

    private byte[] model(String objective, String base) throws Exception {
        Booster booster = trained.train(Map.of("objective", objective, "base_score", 0.5), 3, 200);
        String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
        booster.dispose();
        String other = json.replaceFirst("\"base_score\":\"[^\"]*\"", "\"base_score\":\"[" + base + "]\"");
        assertThat(other).isNotEqualTo(json);
        return other.getBytes(StandardCharsets.UTF_8);
    }
}
