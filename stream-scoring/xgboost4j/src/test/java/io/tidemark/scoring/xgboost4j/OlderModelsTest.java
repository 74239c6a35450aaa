package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models that XGBoost4J 3.0.4 trained and saved, with the margins that it gave: {@code rows.csv} holds them beside the
 * rows. The base score is one number there, and a dart a booster with a gbtree in it.
 */
class OlderModelsTest {

    private static final int FEATURES = 3;

    @ParameterizedTest
    @CsvSource({"gbtree.json, 4", "gbtree.ubj, 4", "dart.json, 5", "dart.ubj, 5"})
    void both_engines_give_the_margins_of_then(String name, int column) throws IOException {
        assertThat(margins(new CompiledForestFactory().create(file(name), format(name))))
                .as("compiled")
                .isEqualTo(recorded(column));
        assertThat(margins(new XgboostEngineFactory().create(file(name), format(name))))
                .as("xgboost4j")
                .isEqualTo(recorded(column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gblinear.json", "gblinear.ubj"})
    void linear_boosters_are_left_to_xgboost(String name) throws IOException {
        assertThatThrownBy(() -> new CompiledForestFactory().create(file(name), format(name)))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("gblinear");
        assertThat(margins(new XgboostEngineFactory().create(file(name), format(name))))
                .isEqualTo(recorded(6));
    }

    /** As XGBoost 3.1 and later write it. */
    @Test
    void a_linear_booster_may_have_its_base_score_as_a_vector() throws IOException {
        String old = new String(file("gblinear.json"), StandardCharsets.UTF_8);
        String vector = old.replace("\"base_score\":\"1.425E-1\"", "\"base_score\":\"[1.425E-1]\"");
        assertThat(vector).isNotEqualTo(old);
        assertThat(margins(new XgboostEngineFactory().create(vector.getBytes(StandardCharsets.UTF_8), "json")))
                .isEqualTo(recorded(6));
    }

    private static List<Float> margins(ScoringEngine engine) throws IOException {
        try (engine) {
            List<Float> margins = new ArrayList<>();
            for (String[] fields : rows()) {
                float[] row = new float[FEATURES];
                for (int f = 0; f < FEATURES; f++) {
                    row[f] = fields[f + 1].isEmpty() ? Float.NaN : Float.parseFloat(fields[f + 1]);
                }
                margins.add(engine.margin(row));
            }
            return margins;
        }
    }

    private static List<Float> recorded(int column) throws IOException {
        return rows().stream().map(fields -> Float.valueOf(fields[column])).toList();
    }

    private static List<String[]> rows() throws IOException {
        return new String(file("rows.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String format(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = OlderModelsTest.class.getResourceAsStream("/models-of-3.0.4/" + name)) {
            return in.readAllBytes();
        }
    }
}
