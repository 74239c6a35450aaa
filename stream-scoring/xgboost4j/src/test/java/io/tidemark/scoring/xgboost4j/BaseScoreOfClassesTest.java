package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From XGBoost 3.1 on each class has a base score of its own; a model of several is refused for what it is. */
class BaseScoreOfClassesTest {

    private static final int FEATURES = 4;
    private static final int ROWS = 600;

    @ParameterizedTest
    @ValueSource(strings = {"json", "ubj"})
    void a_base_score_for_each_class_is_read_to_say_that_there_are_several(String format) throws Exception {
        TrainedModel data = new TrainedModel(3, FEATURES, 0.1);
        float[] values = data.rows(ROWS);
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = i % 10 == 0 ? 2 : i % 3 == 0 ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(values, ROWS, FEATURES, Float.NaN);
        matrix.setLabel(labels);
        Booster booster = XGBoost.train(
                matrix,
                Map.of("objective", "multi:softprob", "num_class", 3, "nthread", 1, "max_depth", 3),
                5,
                Map.of(),
                null,
                null);
        String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
        String[] bases =
                json.replaceAll(".*\"base_score\":\"\\[([^\\]]*)\\]\".*", "$1").split(",");
        assertThat(bases).hasSize(3).doesNotHaveDuplicates();

        byte[] model = booster.toByteArray(format);
        assertThatThrownBy(() -> new XgboostEngineFactory().create(model, format))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("several classes (num_class 3) give no single score to decide by");
        matrix.dispose();
        booster.dispose();
    }
}
