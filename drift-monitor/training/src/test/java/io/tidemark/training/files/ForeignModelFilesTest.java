package io.tidemark.training.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.files.table.TableForm;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.bundle.AlertBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files as people's tools write them. */
class ForeignModelFilesTest {

    private static final List<String> ENGINES = List.of("compiled", "xgboost4j");

    private static final Path MODELS = resources();

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"base_scalar.json", "base_vector.json", "base_vector.ubj"})
    void a_base_score_is_one_number_or_a_vector_of_one(String name) throws IOException {
        for (String engine : ENGINES) {
            assertThat(scores("xgb31-base-score", name, "features.csv", engine))
                    .as("%s by %s", name, engine)
                    .containsEntry("0", 0.009846188127994537)
                    .isEqualTo(scores("xgb31-base-score", "base_scalar.json", "features.csv", "compiled"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base_scalar.json", "base_vector.json", "base_vector.ubj"})
    void a_bundle_is_made_whatever_form_the_base_score_has(String name) throws IOException {
        Path model = MODELS.resolve("xgb31-base-score").resolve(name);
        Path data = MODELS.resolve("xgb31-base-score/features.csv");
        Bundle bundle = bundle(model, data, Optional.of(List.of("amount", "channel", "n_7d")), Optional.empty());
        Path zip = Files.write(dir.resolve("bundle.zip"), bundle.bytes());
        for (String engine : ENGINES) {
            Path out = dir.resolve("out.csv");
            FileScoring.score(zip, data, out, engine);
            assertThat(Files.readAllLines(out)).as(engine).element(1).asString().contains("0.009846188127994537");
        }
    }

    @Test
    void values_of_a_category_are_looked_up_in_the_models_container() throws IOException {
        for (String engine : ENGINES) {
            assertThat(margins("xgb31-cats-codes", "cats_off_by_one.json", "cats_features.csv", engine))
                    .as(engine)
                    .containsExactly(Map.entry("chip", -2f), Map.entry("online", 2f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json_named.ubj", "ubj_named.json", "model.bst", "model.model"})
    void a_model_is_read_whatever_its_name(String name) throws IOException {
        for (String engine : ENGINES) {
            assertThat(scores("model-file-by-content", name, "features.csv", engine))
                    .as("%s by %s", name, engine)
                    .isEqualTo(scores("model-file-by-content", "json_named.ubj", "features.csv", "compiled"))
                    .isNotEmpty();
        }
    }

    @Test
    void a_best_iteration_that_leaves_rounds_out_is_told() throws IOException {
        List<String> told = new ArrayList<>();
        FileScoring.score(
                MODELS.resolve("stale-best-iteration/continued_stale.json"),
                MODELS.resolve("stale-best-iteration/features.csv"),
                TableForm.UNSAID,
                dir.resolve("out.csv"),
                "compiled",
                0,
                told::add);
        assertThat(told).singleElement().asString().contains("2 of 10 rounds", "best_iteration");
    }

    @Test
    void texts_as_categories_need_a_dictionary_that_names_them_all() throws IOException {
        Path model = withTexts("online", "chip");
        for (String engine : ENGINES) {
            assertThatThrownBy(() -> FileScoring.score(
                            model, MODELS.resolve("xgb31-cats-codes/cats_features.csv"), dir.resolve("o.csv"), engine))
                    .hasMessageContaining("the column channel tests the category 'online', a text")
                    .hasMessageContaining("online, chip");
        }
    }

    @Test
    void a_bundle_gives_texts_the_numbers_of_the_catalogues_dictionary() throws IOException {
        String catalogue =
                """
                name: own
                currency: EUR
                zone: UTC
                dictionaries:
                  channel: [chip, transit, online]
                features:
                  - {name: amount, transform: amount}
                  - {name: channel, transform: code, of: channel}
                  - {name: n_7d, entity: customer, aggregate: count, window: 7d}
                """;
        Path data = Files.writeString(
                dir.resolve("data.csv"),
                "transaction_id,amount,channel,n_7d\nonline,10,3,1\nchip,10,1,1\nnew,10,-1,1\n");
        Path own = Files.writeString(dir.resolve("own.yaml"), catalogue);
        Bundle bundle = bundle(withTexts("online", "chip"), data, Optional.empty(), Optional.of(own.toString()));
        Path zip = Files.write(dir.resolve("bundle.zip"), bundle.bytes());
        for (String engine : ENGINES) {
            Path out = dir.resolve("out.csv");
            FileScoring.score(zip, data, out, engine);
            assertThat(Files.readAllLines(out).stream().skip(1).map(line -> line.replaceFirst(",[^,]+,", " ")))
                    .as(engine)
                    .containsExactly("online 2.0", "chip -2.0", "new -2.0");
        }
        Path lacking = Files.writeString(dir.resolve("lacking.yaml"), catalogue.replace(", online", ""));
        assertThatThrownBy(() ->
                        bundle(withTexts("online", "chip"), data, Optional.empty(), Optional.of(lacking.toString())))
                .hasMessageContaining("tests the category 'online', a text, for which rows have no number");
    }

    private Path withTexts(String... texts) throws IOException {
        String json = Files.readString(MODELS.resolve("xgb31-cats-codes/cats_off_by_one.json"));
        StringBuilder offsets = new StringBuilder("0");
        StringBuilder bytes = new StringBuilder();
        int end = 0;
        for (String text : texts) {
            for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
                bytes.append(bytes.isEmpty() ? "" : ",").append(part);
                end++;
            }
            offsets.append(',').append(end);
        }
        String changed = json.replaceFirst(
                "\\{\\s*\"type\"\\s*:\\s*4\\s*,\\s*\"values\"\\s*:\\s*\\[\\s*1\\s*,\\s*2\\s*\\]\\s*\\}",
                "{\"offsets\":[" + offsets + "],\"values\":[" + bytes + "]}");
        assertThat(changed).isNotEqualTo(json);
        return Files.writeString(dir.resolve("texts.json"), changed);
    }

    private static Bundle bundle(Path model, Path data, Optional<List<String>> features, Optional<String> catalogue)
            throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        return new OutsideBundling(clock, line -> {})
                .bundle(new OutsideBundlingRequest(
                        model, features, catalogue, data, TableForm.UNSAID, Optional.of("m"), AlertBudget.DEFAULT));
    }

    private Map<String, Double> scores(String folder, String model, String features, String engine) throws IOException {
        Map<String, Double> scores = new TreeMap<>();
        lines(folder, model, features, engine).forEach(line -> scores.put(line[0], Double.valueOf(line[1])));
        return scores;
    }

    private Map<String, Float> margins(String folder, String model, String features, String engine) throws IOException {
        Map<String, Float> margins = new TreeMap<>();
        lines(folder, model, features, engine).forEach(line -> margins.put(line[0], Float.valueOf(line[2])));
        return margins;
    }

    private List<String[]> lines(String folder, String model, String features, String engine) throws IOException {
        Path out = dir.resolve("out.csv");
        FileScoring.score(
                MODELS.resolve(folder).resolve(model), MODELS.resolve(folder).resolve(features), out, engine);
        return Files.readAllLines(out).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Path resources() {
        try {
            return Path.of(ForeignModelFilesTest.class.getResource("/models").toURI());
        } catch (java.net.URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
