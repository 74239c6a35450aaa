package io.tidemark.scoring.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.Examples;
import io.tidemark.scoring.model.bundle.BundleDiff.Change;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.forest.ForestSize;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.signing.SigningKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleDiffTest {

    private static final String SPLIT =
            """
            {"id": %d, "tree_param": {"num_nodes": "3"}, "left_children": [1, -1, -1], "right_children": [2, -1, -1], "parents": [2147483647, 0, 0],
             "split_indices": [0, 0, 0], "split_conditions": [0.5, 1, 2], "default_left": [0, 0, 0]}""";
    private static final String TWO_SPLITS =
            """
            {"id": %d, "tree_param": {"num_nodes": "5"}, "left_children": [1, -1, 3, -1, -1], "right_children": [2, -1, 4, -1, -1],
             "parents": [2147483647, 0, 0, 2, 2], "split_indices": [0, 0, 0, 0, 0],
             "split_conditions": [0.5, 1, 0.7, 2, 3], "default_left": [0, 0, 0, 0, 0]}""";
    private static final String LEAF =
            """
            {"id": %d, "tree_param": {"num_nodes": "1"}, "left_children": [-1], "right_children": [-1], "parents": [2147483647], "split_indices": [0],
             "split_conditions": [1], "default_left": [0]}""";
    private static final String ONE_TREE = model("", SPLIT);
    private static final String TWO_TREES = model("", TWO_SPLITS, LEAF);

    private static String model(String attributes, String... trees) {
        String rounds =
                IntStream.rangeClosed(0, trees.length).mapToObj(String::valueOf).collect(Collectors.joining(","));
        String groups = Stream.of(trees).map(tree -> "0").collect(Collectors.joining(","));
        return ("{'learner': {'attributes': {%s}, 'learner_model_param': {'base_score': '5E-1', 'num_feature': '1'},"
                        + " 'objective': {'name': 'binary:logistic'}, 'gradient_booster': {'name': 'gbtree', 'model':"
                        + " {'gbtree_model_param': {'num_trees': '%d', 'num_parallel_tree': '1'},"
                        + " 'iteration_indptr': [%s], 'tree_info': [%s], 'trees': [%s]}}}}")
                .formatted(
                        attributes,
                        trees.length,
                        rounds,
                        groups,
                        IntStream.range(0, trees.length)
                                .mapToObj(i -> trees[i].formatted(i))
                                .collect(Collectors.joining(",")))
                .replace('\'', '"');
    }

    @Test
    void aBundleDoesNotDifferFromItself() {
        Bundle bundle = bundle(List.of("amount", "night"), ONE_TREE, Optional.empty());
        assertThat(BundleDiff.of(bundle, Bundle.open(bundle.bytes())).same()).isTrue();
    }

    @Test
    void featuresAreAddedRemovedAndMoved() {
        BundleDiff diff = BundleDiff.of(
                bundle(List.of("a", "b", "c", "d"), ONE_TREE, Optional.empty()),
                bundle(List.of("b", "a", "d", "e"), ONE_TREE, Optional.empty()));
        assertThat(diff.features()).isEqualTo(new BundleDiff.Features(List.of("e"), List.of("c"), List.of("a", "b")));
        assertThat(diff.same()).isFalse();
    }

    @Test
    void everythingElseIsNamedByItsPathWithBothValues() {
        Calibration calibration = new Calibration(1.1, 0.4, Instant.EPOCH, Instant.EPOCH, 10, 1);
        SigningKey key = SigningKey.generate(new SecureRandom());
        BundleDiff diff = BundleDiff.of(
                bundle(List.of("a"), ONE_TREE, Optional.empty()),
                bundle(List.of("a"), TWO_TREES, Optional.of(calibration)).signedBy(key));
        assertThat(diff.changes())
                .contains(
                        new Change("forest.trees", 1, 2),
                        new Change("forest.leaves", 2L, 4L),
                        new Change("forest.depth", 1, 2),
                        new Change("calibration.slope", null, 1.1),
                        new Change("calibration.method", null, "platt"),
                        new Change("signature.key_id", null, key.id()))
                .extracting(Change::field)
                .contains("parts.model.json")
                .doesNotContain("version", "policy.review_threshold", "parts.catalogue.yaml");
    }

    @Test
    void onlyTreesThatCountAreCounted() {
        assertThat(ForestSize.of(Examples.bytes(model("'best_iteration': '0'", TWO_SPLITS, LEAF, SPLIT)), "json"))
                .contains(new ForestSize(1, 3, 2));
        assertThat(ForestSize.of(Examples.bytes(model("", TWO_SPLITS, LEAF, SPLIT)), "json"))
                .contains(new ForestSize(3, 6, 2));
    }

    @Test
    void aModelThatIsNoForestHasNoSize() {
        for (String json : new String[] {
            ONE_TREE.replace("[2, -1, -1]", "[1, -1, -1]"),
            ONE_TREE.replace("gbtree\"", "gblinear\""),
            ONE_TREE.substring(0, ONE_TREE.length() - 2),
            "{}"
        }) {
            assertThat(ForestSize.of(Examples.bytes(json), "json")).as(json).isEmpty();
        }
    }

    private static Bundle bundle(List<String> features, String model, Optional<Calibration> calibration) {
        Manifest plain = Examples.manifest();
        Map<String, byte[]> parts = Examples.parts();
        parts.put(BundlePart.MODEL_JSON, Examples.bytes(model));
        return BundleWriter.write(
                new Manifest(
                        plain.version(),
                        plain.createdAt(),
                        plain.catalogue(),
                        plain.catalogueHash(),
                        features,
                        plain.training(),
                        plain.metrics(),
                        plain.policy(),
                        calibration,
                        plain.reasons(),
                        plain.parts()),
                parts);
    }
}
