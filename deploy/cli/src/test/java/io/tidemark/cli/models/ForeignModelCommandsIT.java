package io.tidemark.cli.models;

import static io.tidemark.cli.models.ModelCommands.MODELS;
import static io.tidemark.cli.models.ModelCommands.bundle;
import static io.tidemark.cli.models.ModelCommands.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.scoring.model.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Model files as people's tools write them, through the commands that take them. */
@Tag("component")
class ForeignModelCommandsIT {

    private static final List<String> ENGINES = List.of("compiled", "xgboost4j");

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource({
        "xgb31-base-score, base_scalar.json, 0.009846188127994537",
        "xgb31-base-score, base_vector.json, 0.009846188127994537",
        "xgb31-base-score, base_vector.ubj, 0.009846188127994537",
        "model-file-by-content, json_named.ubj, 0.4501660168170929",
        "model-file-by-content, ubj_named.json, 0.4501660168170929",
        "model-file-by-content, model.bst, 0.4501660168170929",
        "model-file-by-content, model.model, 0.4501660168170929"
    })
    void a_sound_model_is_scored_and_bundled_whatever_its_form_and_name(String folder, String name, String score)
            throws IOException {
        Path model = MODELS.resolve(folder).resolve(name);
        Path features = MODELS.resolve(folder).resolve("features.csv");
        String first = scored(model, features, "compiled").get(1);
        assertThat(first).startsWith("0," + score + ",");
        Path bundle = bundled(model, features);
        for (String engine : ENGINES) {
            assertThat(scored(model, features, engine)).isEqualTo(scored(model, features, "compiled"));
            assertThat(scored(bundle, features, engine)).isEqualTo(scored(model, features, "compiled"));
        }
    }

    @Test
    void what_stands_around_a_model_is_taken_off_it() throws IOException {
        Path folder = MODELS.resolve("xgb31-base-score");
        Path features = folder.resolve("features.csv");
        String json = Files.readString(folder.resolve("base_vector.json"));
        byte[] ubj = Files.readAllBytes(folder.resolve("base_vector.ubj"));
        byte[][] files = {
            ("\ufeff" + json).getBytes(UTF_8),
            (" \r\n\t" + json + "\n").getBytes(UTF_8),
            gzip(json.getBytes(UTF_8)),
            gzip(gzip(ubj)),
            json.replaceFirst(
                            "\"attributes\": ?\\{\\}",
                            "\"attributes\":{\"best_score\":\"0.9\",\"scikit_learn\":\"{\\\\\"_estimator_type\\\\\":"
                                    + " \\\\\"classifier\\\\\"}\"}")
                    .getBytes(UTF_8)
        };
        for (int i = 0; i < files.length; i++) {
            Path model = Files.write(dir.resolve("model" + i), files[i]);
            for (String engine : ENGINES) {
                assertThat(scored(model, features, engine).get(1))
                        .as("file %d by %s", i, engine)
                        .startsWith("0,0.009846188127994537,");
            }
            assertThat(scored(bundled(model, features), features, "xgboost4j").get(1))
                    .startsWith("0,0.009846188127994537,");
        }
    }

    @Test
    void rounds_that_do_not_count_are_told_and_not_counted() throws Exception {
        Path features = MODELS.resolve("stale-best-iteration/features.csv");
        Path json = MODELS.resolve("stale-best-iteration/continued_stale.json");
        Booster booster = XGBoost.loadModel(Files.readAllBytes(json));
        Path ubj = Files.write(dir.resolve("stale.ubj"), booster.toByteArray("ubj"));
        booster.setAttr("best_iteration", "9");
        Path cleared = Files.write(dir.resolve("cleared.ubj"), booster.toByteArray("ubj"));
        booster.dispose();
        Path all = bundled(cleared, features);
        for (Path model : List.of(json, ubj)) {
            Run score = score(model, features, "compiled");
            assertThat(score.code()).isZero();
            assertThat(score.err())
                    .contains("2 of 10 rounds of training count", "booster.set_attr(best_iteration=None)")
                    .hasLineCount(1);
            Path bundle = dir.resolve("stale.zip");
            Run bundling = bundle(model, features, bundle);
            assertThat(bundling.code()).as(bundling.err()).isZero();
            assertThat(bundling.err()).contains("2 of 10 rounds of training count");
            JsonNode changes = new ObjectMapper()
                    .readTree(Run.of("models", "diff", text(bundle), text(all), "-o", "json")
                            .out())
                    .get("changes");
            assertThat(changes.findValuesAsText("field")).contains("forest.trees");
            for (JsonNode change : changes) {
                if (change.get("field").asText().equals("forest.trees")) {
                    assertThat(change.get("a").asInt()).isEqualTo(2);
                    assertThat(change.get("b").asInt()).isEqualTo(10);
                }
            }
        }
        assertThat(score(cleared, features, "compiled").err()).doesNotContain("rounds of training");
    }

    @ParameterizedTest
    @CsvSource({"binary:logitraw, 5E-1", "reg:squarederror, 5E-1"})
    void scores_that_are_no_probabilities_are_told(String objective, String base) throws IOException {
        Path folder = MODELS.resolve("xgb31-base-score");
        String json = Files.readString(folder.resolve("base_scalar.json"))
                .replace("binary:logistic", objective)
                .replace("1.2E-2", base);
        Path model = Files.writeString(dir.resolve("other.json"), json);
        Path features = folder.resolve("features.csv");
        for (Run run : List.of(
                score(model, features, "compiled"),
                score(model, features, "xgboost4j"),
                bundle(model, features, dir.resolve("o.zip")))) {
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.err()).contains("its scores are no probabilities");
        }
        assertThat(scored(model, features, "xgboost4j")).isEqualTo(scored(model, features, "compiled"));
    }

    @Test
    void a_value_is_looked_up_in_the_models_container_by_a_bundle_too() throws IOException {
        Path model = MODELS.resolve("xgb31-cats-codes/cats_off_by_one.json");
        Path features = MODELS.resolve("xgb31-cats-codes/cats_features.csv");
        Path bundle = bundled(model, features);
        for (String engine : ENGINES) {
            for (Path scoredBy : List.of(model, bundle)) {
                assertThat(scored(scoredBy, features, engine).stream()
                                .skip(1)
                                .map(line -> line.replaceFirst(",[^,]*,", " ")))
                        .containsExactly("online 2.0", "chip -2.0");
            }
        }
        assertThat(new String(Bundle.open(Files.readAllBytes(bundle)).model(), UTF_8))
                .doesNotContain("\"cats\"");
    }

    @Test
    void names_of_features_that_are_missing_or_in_another_order_are_told() throws IOException {
        Path folder = MODELS.resolve("xgb31-base-score");
        Path features = folder.resolve("features.csv");
        String json = Files.readString(folder.resolve("base_vector.json"));
        String nameless = json.replaceFirst("\"feature_names\": ?\\[[^\\]]*\\]", "\"feature_names\": []");
        assertThat(nameless).isNotEqualTo(json);
        Path model = Files.writeString(dir.resolve("nameless.json"), nameless);
        Run score = score(model, features, "compiled");
        assertThat(score.code()).isEqualTo(2);
        assertThat(score.err()).contains("carries no feature names").hasLineCount(1);
        assertThat(scored(bundled(model, features), features, "compiled"))
                .isEqualTo(scored(folder.resolve("base_vector.json"), features, "compiled"));
        Run bundle = Run.of(
                "models",
                "bundle",
                text(folder.resolve("base_vector.json")),
                "--features",
                "channel,amount,n_7d",
                "--data",
                text(features),
                "--out",
                text(dir.resolve("o.zip")));
        assertThat(bundle.code()).isEqualTo(2);
        assertThat(bundle.err()).contains("calls its feature 0 amount, but it is named as channel");
    }

    private Path bundled(Path model, Path features) {
        Path bundle = dir.resolve("bundled-" + model.getFileName() + ".zip");
        Run run = bundle(model, features, bundle);
        assertThat(run.code()).as(run.err()).isZero();
        return bundle;
    }

    private List<String> scored(Path model, Path features, String engine) throws IOException {
        Run run = score(model, features, engine);
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllLines(dir.resolve("scores.csv"));
    }

    private Run score(Path model, Path features, String engine) {
        return ModelCommands.score(model, features, engine, dir.resolve("scores.csv"));
    }

    private static String text(Path path) {
        return path.toString();
    }
}
