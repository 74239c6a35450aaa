package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedModelTest {

    private static final String TREE_0 = "/learner/gradient_booster/model/trees/0";
    private final RandomModel model = new RandomModel(11, 6, 3, 4, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "left_children    | 0 | 99         | node 0 of tree 0 in the model file has children that are not side by side",
                "left_children    | 1 | 0          | node 1 of tree 0 in the model file",
                "parents          | 1 | 2          | names the parent 2, but is the child of 0",
                "parents          | 0 | 5          | node 0 of tree 0 in the model file names the parent 5",
                "split_indices    | 0 | 3          | tests feature 3, but the model has 3",
                "split_indices    | 0 | -1         | tests feature -1",
                "default_left     | 0 | 2          | has no direction for missing values",
                "split_conditions | 0 | NaN        | splits at NaN",
            })
    void aTreeWithAWrongNodeIsRefusedNamingIt(String array, int node, String value, String message) {
        JsonNode tree = model.root().at(TREE_0);
        assertThat(tree.get("left_children").get(0).intValue()).isEqualTo(1);
        String json = model.root().toString();
        String before = tree.get(array).toString();
        String[] values = before.substring(1, before.length() - 1).split(",");
        values[node] = value;
        String after = "[" + String.join(",", values) + "]";
        String changed = json.replaceFirst(
                java.util.regex.Pattern.quote("\"" + array + "\":" + before), "\"" + array + "\":" + after);
        assertInvalid(changed, message);
    }

    @Test
    void nodesThatPointAtEachOtherAreRefused() {
        ObjectNode tree = (ObjectNode) model.root().at(TREE_0);
        tree.withArray("left_children").set(1, 1);
        tree.withArray("right_children").set(1, 2);
        assertInvalid(model.root().toString(), "node 1 of tree 0 in the model file is reached twice");
    }

    @Test
    void aLeafThatIsNotFiniteIsRefused() {
        String json = new RandomModel(3, 1, 1, 0, false).root().toString();
        assertInvalid(
                json.replaceAll("\"split_conditions\":\\[[^]]*]", "\"split_conditions\":[Infinity]"),
                "without a finite value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"num_trees\":\"6\"      | \"num_trees\":\"7\"      | has 6 trees, but num_trees speaks of 7",
                "\"num_feature\":\"3\"    | \"num_feature\":\"x\"    | num_feature is 'x'",
                "\"num_feature\":\"3\"    | \"num_feature\":\"-3\"   | num_feature is -3",
                "\"feature_names\":[]     | \"feature_names\":[\"a\"]| names 1 features, but has 3",
                "\"id\":2                 | \"id\":3                 | tree 2 has the id 3",
                "\"split_type\":[0        | \"split_type\":[0,0      | values in split_type",
                "\"tree_info\":[0         | \"tree_info\":[1         | tree 0 belongs to the output 1",
                "\"version\":             | \"learner\":             | root has the field 'learner' twice",
                "\"binary:logistic\"      | \"multi:softprob\"      | num_class is 0, but multi:softprob needs 2",
                "\"num_parallel_tree\":\"1\" | \"num_parallel_tree\":\"4\" | 6 trees are no rounds of 4",
                "\"num_parallel_tree\":\"1\" | \"num_parallel_tree\":\"0\" | num_parallel_tree is 0",
                "\"owner\":\"nobody\"     | \"best_iteration\":\"6\" | best_iteration is 6, but it has 6 rounds",
                "\"owner\":\"nobody\"     | \"best_iteration\":\"-1\" | best_iteration is -1",
                "\"owner\":\"nobody\"     | \"best_iteration\":\"x\" | best_iteration is 'x'",
                "\"tree_info\":           | \"iteration_indptr\":[0,3,2,6],\"tree_info\": | iteration_indptr goes back to 2",
                "\"tree_info\":           | \"iteration_indptr\":[0,3],\"tree_info\": | leads from 0 to 3",
                "\"tree_info\":           | \"iteration_indptr\":[1,6],\"tree_info\": | leads from 1 to 6",
                "E-1                      | E+9                      | must lie between 0 and 1",
                "\"left_children\":[      | \"left_children\":[0.5,  | trees.0.left_children must hold whole numbers only",
                "\"left_children\":[      | \"left_children\":[9999999999, | trees.0.left_children",
            })
    void aFileThatContradictsItselfIsRefusedNamingThePlace(String found, String replacement, String message) {
        String json = model.root().toString();
        assertThat(json).contains(found);
        assertInvalid(json.replace(found, replacement), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"split_type\":[1          | \"split_type\":[0          | splits by category in split_type, but",
                "\"split_type\":[1          | \"split_type\":[2          | tree 0 has the type 2",
                "\"categories_nodes\":[0    | \"categories_nodes\":[1    | categories for node 1, which tests none or has some",
                "\"categories_nodes\":[0    | \"categories_nodes\":[-1   | categories for node -1",
                "\"categories_nodes\":[0    | \"categories_nodes\":[0,0  | splits by category in split_type, but",
                "\"categories_segments\":[0 | \"categories_segments\":[1 | not one behind the other",
                "\"categories_sizes\":[     | \"categories_sizes\":[0,   | splits by category in split_type, but",
                "\"categories\":[           | \"categories\":[3,         | of which its splits use",
                "\"categories\":[           | \"categories\":[-3,        | the category -3",
                "\"categories\":[           | \"categories\":[16777216,  | the category 16777216",
            })
    void categoriesThatContradictThemselvesAreRefused(String found, String replacement, String message) {
        String json = new RandomModel(13, 1, 3, 4, false, 0.8).root().toString();
        assertThat(json).contains(found);
        assertInvalid(json.replace(found, replacement), message);
    }

    @Test
    void aSplitWithoutCategoriesIsRefused() {
        String json = new RandomModel(13, 1, 3, 1, false, 1).root().toString();
        assertInvalid(
                json.replaceFirst("\"categories\":\\[[^]]*]", "\"categories\":[]")
                        .replaceFirst("\"categories_sizes\":\\[[^]]*]", "\"categories_sizes\":[0]"),
                "not one behind the other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"binary:logistic\"     | \"multi:softmax\"        | objective 'multi:softmax' is not supported",
                "\"name\":\"gbtree\"     | \"name\":\"gblinear\"    | booster 'gblinear' is not supported",
                "\"num_class\":\"0\"     | \"num_class\":\"3\"      | several classes but by multi:softprob",
                "\"num_target\":\"1\"    | \"num_target\":\"2\"     | several targets",
                "\"size_leaf_vector\":\"1\" | \"size_leaf_vector\":\"2\" | vectors at their leaves",
            })
    void whatIsNotSupportedIsNamed(String found, String replacement, String message) {
        String json = model.root().toString();
        assertThat(json).contains(found);
        assertThatThrownBy(() -> compile(json.replace(found, replacement)))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void somethingElseThanAModelIsRefused() {
        assertInvalid("", "root");
        assertInvalid("[]", "root must be an object");
        assertInvalid("{}", "no learner.objective.name");
        assertInvalid("{\"learner\":" + "[".repeat(1_000_000), "learner");
        assertInvalid("{\"a\":" + "{\"a\":".repeat(100_000), "no sound JSON");
        assertInvalid(model.root() + "{}", "followed by something else");
        byte[] deep = ("{i\u0001a" + "[".repeat(1_000_000)).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CompiledForest.compile(deep, "ubj")).hasMessageContaining("nested too deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ubj"})
    void aFileCutShortAnywhereIsRefused(String format) {
        byte[] whole = bytes(format);
        for (int length = 0; length < whole.length; length += 5) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> CompiledForest.compile(cut, format)).isInstanceOf(InvalidModelException.class);
        }
    }

    @Test
    void aLengthThatTheFileCannotHaveClaimsNoMemory() {
        byte[] lie = "{L\0\0\0\0\u007f\u007f\u007f\u007fx".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CompiledForest.compile(lie, "ubj"))
                .hasMessageContaining("claims a length of 2139062143");
    }

    private byte[] bytes(String format) {
        return format.equals("json") ? model.json() : model.ubj();
    }

    private static CompiledForest compile(String json) {
        return CompiledForest.compile(json.getBytes(StandardCharsets.UTF_8), "json");
    }

    private static void assertInvalid(String json, String message) {
        assertThatThrownBy(() -> compile(json))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining(message);
    }
}
