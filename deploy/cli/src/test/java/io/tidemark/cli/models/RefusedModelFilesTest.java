package io.tidemark.cli.models;

import static io.tidemark.cli.models.ModelCommands.MODELS;
import static io.tidemark.cli.models.ModelCommands.bundle;
import static io.tidemark.cli.models.ModelCommands.gzip;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no model, or none that can be read, through the commands that take models. */
class RefusedModelFilesTest {

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\u0080\u0004\u0095 | a pickle or a joblib file",
                "tree\\nversion=v4\\n | a model of LightGBM",
                "{\"tree_info\":[{\"tree_structure\":{}}]} | a model of LightGBM",
                "CBM1\u0010 | a model of CatBoost",
                "{\"features_info\":{},\"oblivious_trees\":[]} | a model of CatBoost",
                "version https://git-lfs.github.com/spec/v1\\noid sha256:1 | a pointer of Git LFS",
                "<!DOCTYPE html><html></html> | a web page",
                "booster[0]:\\n0:[f0<0.5] | a dump of XGBoost's trees",
                "[{\"nodeid\":0,\"leaf\":1}] | a dump of XGBoost's trees",
                "{\"learner\":{\"learner_model_param\":{},\"gradient_booster\":{\"gbtree_train_param\":{}}}} |"
                        + " XGBoost's configuration",
                "{\"Config\":{},\"Model\":{}} | a snapshot of XGBoost's memory",
                "binf\u0000 | XGBoost's old binary format",
                "<?xml version=\"1.0\"?><PMML/> | a PMML document",
                "\u0089HDF\\r\\n\u001a\\n | a model of Keras",
                "{\"hello\":1} | JSON, but no model of XGBoost",
                "hello | no file that is known here",
                "BZh91AY | a compressed file"
            })
    void any_other_file_is_one_sentence_that_says_what_it_is(String content, String what) throws IOException {
        byte[] bytes = content.replace("\\n", "\n").replace("\\r", "\r").getBytes(ISO_8859_1);
        Path features = MODELS.resolve("xgb31-base-score/features.csv");
        Path file = Files.write(dir.resolve("model.json"), bytes);
        Path packed = Files.write(dir.resolve("model.json.gz"), gzip(bytes));
        for (Path given : List.of(file, packed)) {
            for (Run run : List.of(
                    score(given, features, "compiled"),
                    score(given, features, "xgboost4j"),
                    bundle(given, features, dir.resolve("o.zip")))) {
                assertThat(run.code()).as(run.err()).isEqualTo(2);
                assertThat(run.err())
                        .contains(given + " is " + what)
                        .contains("; ")
                        .hasLineCount(1);
            }
        }
    }

    @Test
    void an_empty_file_a_cut_one_and_a_directory_are_one_sentence() throws IOException {
        Path features = MODELS.resolve("xgb31-base-score/features.csv");
        byte[] json = Files.readAllBytes(MODELS.resolve("xgb31-base-score/base_vector.json"));
        byte[] ubj = Files.readAllBytes(MODELS.resolve("xgb31-base-score/base_vector.ubj"));
        Path empty = Files.createFile(dir.resolve("empty.json"));
        refused(empty, features, "is empty; save the model again");
        refused(dir, features, "is a directory and no model");
        refused(Files.write(dir.resolve("a"), Arrays.copyOf(json, json.length / 2)), features, "is no sound JSON");
        refused(Files.write(dir.resolve("b"), Arrays.copyOf(ubj, ubj.length / 2)), features, "too short");
        refused(Files.write(dir.resolve("c"), Arrays.copyOf(gzip(json), 60)), features, "cut short");
    }

    @Test
    void a_model_where_a_bundle_is_wanted_is_told_how_to_become_one() {
        Path model = MODELS.resolve("xgb31-base-score/base_vector.ubj");
        Run run = Run.of("models", "diff", text(model), text(model));
        assertThat(run.code()).isNotZero();
        assertThat(run.err())
                .contains("no zip file, but a model in XGBoost's UBJSON; make a bundle of it with: tidemark models"
                        + " bundle");
    }

    private void refused(Path model, Path features, String why) {
        for (Run run : List.of(score(model, features, "xgboost4j"), bundle(model, features, dir.resolve("o.zip")))) {
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains(model.toString()).contains(why).hasLineCount(1);
        }
    }

    private Run score(Path model, Path features, String engine) {
        return ModelCommands.score(model, features, engine, dir.resolve("scores.csv"));
    }

    private static String text(Path path) {
        return path.toString();
    }
}
