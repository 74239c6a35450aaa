package io.tidemark.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.BundleDiff.Change;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.signing.SigningKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleDiffTest {

    private static final String ONE_TREE =
            "{\"trees\": [{\"left_children\": [1, -1, -1], \"right_children\": [2, -1, -1]}]}";
    private static final String TWO_TREES =
            "{\"trees\": [{\"left_children\": [1, -1, 3, -1, -1], \"right_children\": [2, -1, 4, -1, -1]},"
                    + " {\"left_children\": [-1], \"right_children\": [-1]}]}";

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
    void aModelThatIsNoForestHasNoShape() {
        for (String json : new String[] {
            "{\"left_children\": [1, -1, -1], \"right_children\": [1, -1, -1]}",
            "{\"left_children\": [1, -1, -1]}",
            "{\"left_children\": [0], \"right_children\": [0",
            "{\"left_children\": [7, -1], \"right_children\": [7, -1]}"
        }) {
            assertThat(ForestShape.of(bundle(List.of("a"), json, Optional.empty())))
                    .as(json)
                    .isEmpty();
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
