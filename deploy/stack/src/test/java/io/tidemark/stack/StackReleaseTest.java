package io.tidemark.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.PropertiesFile;
import io.tidemark.stack.directory.StackKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackReleaseTest {

    @TempDir
    Path dir;

    private final List<String> told = new ArrayList<>();

    @Test
    void theFirstStartMakesAPairAndTheNextOneKeepsIt() {
        String first = keys().signing().orElseThrow().id();
        assertThat(keys().signing().orElseThrow().id()).isEqualTo(first);
        assertThat(told).hasSize(1).first().asString().contains(first);
    }

    @Test
    void aPrivateKeyThatWasTakenAwayIsNotReplaced() throws IOException {
        Files.delete(keys().signingKey());
        assertThat(keys().signing()).isEmpty();
    }

    @Test
    void anUnsignedBundleIsSignedWithTheStacksKeyAndLetIn() {
        keys();
        StackRelease release = StackRelease.of(new DataDir(dir));
        Bundle released = Bundle.open(release.prepare(bundle().bytes(), told::add));
        assertThat(release.policy().refusal(released.manifestJson(), released.signature()))
                .isEmpty();
        assertThat(told).last().asString().contains("is signed with this stack's own key");
    }

    @Test
    void aStrangersSignatureIsNeitherReplacedNorLetIn() {
        keys();
        StackRelease release = StackRelease.of(new DataDir(dir));
        Bundle foreign = bundle().signedBy(SigningKey.generate(new SecureRandom()));
        assertThat(release.prepare(foreign.bytes(), told::add)).isEqualTo(foreign.bytes());
        assertThat(release.policy().refusal(foreign.manifestJson(), foreign.signature()))
                .isPresent();
    }

    @Test
    void nothingIsSignedForAStackThatTrustsOtherKeysOrAllowsUnsignedOnes() throws IOException {
        keys();
        byte[] unsigned = bundle().bytes();
        conf(Map.of("models.unsigned", "allow"));
        assertThat(StackRelease.of(new DataDir(dir)).prepare(unsigned, told::add))
                .isEqualTo(unsigned);
        Path others = Files.createDirectory(dir.resolve("others"));
        conf(Map.of("models.trusted.keys", others.toString()));
        assertThat(StackRelease.of(new DataDir(dir)).prepare(unsigned, told::add))
                .isEqualTo(unsigned);
    }

    private StackKeys keys() {
        StackKeys keys = StackKeys.of(new DataDir(dir));
        keys.make(told::add);
        return keys;
    }

    private void conf(Map<String, String> rollout) {
        PropertiesFile.write(new DataDir(dir).conf("rollout"), rollout);
    }

    private static Bundle bundle() {
        Manifest manifest = new Manifest(
                "m-1",
                Instant.EPOCH,
                "c",
                "c0ffee",
                List.of("amount"),
                new Training("t", Instant.EPOCH, Instant.EPOCH, 1, 0, Duration.ZERO, Map.of()),
                Map.of(),
                new Policy("p", 0.1, 0.2),
                Map.of());
        byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
        return BundleWriter.write(
                manifest,
                Map.of(
                        BundlePart.MODEL_JSON, text,
                        BundlePart.CATALOGUE, text,
                        BundlePart.REFERENCE_PROFILE, text,
                        BundlePart.GOLDEN_VECTORS, new GoldenVectors(List.of(), new float[0]).toJson()));
    }
}
