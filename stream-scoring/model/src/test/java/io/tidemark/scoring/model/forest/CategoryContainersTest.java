package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Categories as XGBoost 3.1 and later keep them in a model. The tree splits {@code channel} (column 0) by code 1 and,
 * on the right, {@code country} (column 1) by code 0: leaves -1, then -2 and 4; missing values go left.
 */
class CategoryContainersTest {

    private static final String MODEL =
            """
            {"learner": {"attributes": {}, "feature_names": ["channel", "country", "amount"],
             "learner_model_param": {"base_score": "[5E-1]", "num_feature": "3"},
             "objective": {"name": "binary:logistic"},
             "gradient_booster": {"name": "gbtree", "model": {
              "gbtree_model_param": {"num_trees": "1", "num_parallel_tree": "1"},
              "iteration_indptr": [0, 1], "tree_info": [0], "trees": [{"id": 0, "tree_param": {"num_nodes": "5"},
               "left_children": [1, -1, 3, -1, -1], "right_children": [2, -1, 4, -1, -1],
               "parents": [2147483647, 0, 0, 2, 2], "split_indices": [0, 0, 1, 0, 0],
               "split_conditions": [0, -1, 0, -2, 4], "default_left": [1, 0, 1, 0, 0],
               "split_type": [1, 0, 1, 0, 0], "categories": [1, 0], "categories_nodes": [0, 2],
               "categories_segments": [0, 1], "categories_sizes": [1, 1]}]%s}}}}""";

    private static final String NUMBERS = "{\"type\": %d, \"values\": [%s]}";
    private static final String NONE = "{\"offsets\": [0], \"values\": []}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9 | i | 3,7",
                "10 | U | 3,200",
                "11 | I | 3,1000",
                "12 | I | 3,60000",
                "13 | l | 3,70000",
                "14 | l | 3,16000000",
                "15 | L | 3,16000000",
                "16 | L | 3,16000000",
                "7 | d | 3.0,7.0",
                "8 | D | 3.0,7.0"
            })
    void numbers_of_every_width_are_looked_up(int type, char mark, String values) throws IOException {
        String json = model(NUMBERS.formatted(type, values), NUMBERS.formatted(type, "5,6"));
        float second = Float.parseFloat(values.split(",")[1]);
        for (byte[] file : List.of(json.getBytes(StandardCharsets.UTF_8), UbjWriter.write(tree(json), mark))) {
            CompiledForest forest = CompiledForest.compile(file, file[1] == 'L' ? "ubj" : "json");
            assertThat(forest.margin(row(second, 5))).as("both codes").isEqualTo(4);
            assertThat(forest.margin(row(second, 6))).as("the first only").isEqualTo(-2);
            assertThat(forest.margin(row(3, 5))).as("another category").isEqualTo(-1);
            assertThat(forest.margin(row(1, 5))).as("a code is no value").isEqualTo(-1);
            assertThat(forest.margin(row(99, 5)))
                    .as("a value that no code stands for")
                    .isEqualTo(-1);
            assertThat(forest.margin(row(Float.NaN, 5))).as("missing").isEqualTo(-1);
            assertThat(forest.margin(row(second, Float.NaN)))
                    .as("the second missing")
                    .isEqualTo(-2);
        }
    }

    @Test
    void texts_of_several_columns_are_numbered_by_whoever_numbers_rows() throws IOException {
        String json = model(texts("kasse", "geschäft"), texts("", "Österreich"));
        CategoryNames names = (column, text) -> switch (column + text) {
            case "0kasse" -> OptionalInt.of(4);
            case "0geschäft" -> OptionalInt.of(9);
            case "1" -> OptionalInt.of(2);
            default -> OptionalInt.empty();
        };
        for (byte[] file : List.of(json.getBytes(StandardCharsets.UTF_8), UbjWriter.write(tree(json), 'i'))) {
            String format = file[1] == 'L' ? "ubj" : "json";
            PlainModelFile plain = PlainModelFile.of(file, format, names);
            CompiledForest forest = CompiledForest.compile(plain.content(), plain.format());
            assertThat(forest.margin(row(9, 2))).isEqualTo(4);
            assertThat(forest.margin(row(9, 3))).isEqualTo(-2);
            assertThat(forest.margin(row(4, 2))).isEqualTo(-1);
            assertThatThrownBy(() -> CompiledForest.compile(file, format))
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageContaining("the column channel tests the category 'geschäft', a text")
                    .hasMessageContaining("kasse, geschäft");
        }
    }

    /** What trees do not test may be called whatever it likes. */
    @Test
    void only_categories_that_are_tested_need_a_number() {
        String json = model(texts("x", "y"), texts("a", "b"));
        CategoryNames names = (column, text) ->
                Map.of("y", OptionalInt.of(1), "a", OptionalInt.of(0)).getOrDefault(text, OptionalInt.empty());
        PlainModelFile plain = PlainModelFile.of(json.getBytes(StandardCharsets.UTF_8), "json", names);
        assertThat(CompiledForest.compile(plain.content(), plain.format()).margin(row(1, 0)))
                .isEqualTo(4);
    }

    @Test
    void without_a_container_codes_are_values() {
        for (String cats : List.of("", ", \"cats\": {\"enc\": []}", container(NONE, NONE, NONE))) {
            CompiledForest forest =
                    CompiledForest.compile(MODEL.formatted(cats).getBytes(StandardCharsets.UTF_8), "json");
            assertThat(forest.margin(row(1, 0))).as(cats).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", ""})
    void a_code_that_has_no_category_is_damage(String values) {
        String json = model(NUMBERS.formatted(13, values), NUMBERS.formatted(13, "5,6"));
        assertThatThrownBy(() -> CompiledForest.compile(json.getBytes(StandardCharsets.UTF_8), "json"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("the column channel, of which its cats name ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,-7 | the column channel has the category -7",
                "3,16777216 | the column channel has the category 16777216",
                "3,2.5 | cats.enc.0.values holds 2.5, but must hold whole numbers only",
                "3,\"x\" | must hold numbers only"
            })
    void numbers_that_are_no_category_of_a_row_are_refused(String values, String why) {
        String json = model(NUMBERS.formatted(15, values), NUMBERS.formatted(15, "5,6"));
        assertThatThrownBy(() -> CompiledForest.compile(json.getBytes(StandardCharsets.UTF_8), "json"))
                .hasMessageContaining(why);
    }

    @Test
    void what_xgboost_is_given_tests_values() throws IOException {
        String json = model(NUMBERS.formatted(13, "3,7"), NUMBERS.formatted(13, "5,6"));
        PlainModelFile plain = PlainModelFile.of(
                ("\ufeff \n" + json + "\n").getBytes(StandardCharsets.UTF_8), "json", CategoryNames.NONE);
        JsonNode model =
                tree(new String(plain.content(), StandardCharsets.UTF_8)).at("/learner/gradient_booster/model");
        assertThat(model.has("cats")).isFalse();
        assertThat(model.at("/trees/0/categories").toString()).isEqualTo("[7,5]");
    }

    @Test
    void a_file_without_categories_keeps_its_bytes_but_for_what_stands_around_them() {
        String json = MODEL.formatted("").replace("\n", " ");
        byte[] plain = json.getBytes(StandardCharsets.UTF_8);
        assertThat(PlainModelFile.of(plain, "json", CategoryNames.NONE).content())
                .isEqualTo(plain);
        byte[] framed = ("\ufeff\r\n\t " + json + " \n").getBytes(StandardCharsets.UTF_8);
        assertThat(PlainModelFile.of(framed, "json", CategoryNames.NONE).content())
                .isEqualTo(plain);
        assertThat(CompiledForest.compile(framed, "json").margin(row(1, 0))).isEqualTo(4);
    }

    private static float[] row(float channel, float country) {
        return new float[] {channel, country, 1};
    }

    private static String model(String channel, String country) {
        return MODEL.formatted(container(channel, country, NONE));
    }

    private static String container(String... columns) {
        return ", \"cats\": {\"enc\": [" + String.join(",", columns)
                + "], \"feature_segments\": [], \"sorted_idx\": []}";
    }

    private static String texts(String... texts) {
        StringBuilder offsets = new StringBuilder("0");
        StringBuilder bytes = new StringBuilder();
        int end = 0;
        for (String text : texts) {
            for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
                bytes.append(bytes.isEmpty() ? "" : ",").append(one);
                end++;
            }
            offsets.append(',').append(end);
        }
        return String.format(Locale.ROOT, "{\"offsets\": [%s], \"values\": [%s]}", offsets, bytes);
    }

    private static JsonNode tree(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }
}
