package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import org.junit.jupiter.api.Test;

/** From a trained booster by way of its bundle to a model in either engine. */
class TrainedBundleTest {

    private static final List<String> NAMES = List.of("amount", "night", "count");
    private final TrainedModel trained = new TrainedModel(5, NAMES.size(), 0.1);

    @Test
    void bothEnginesAcceptTheGoldenVectorsOfTheTrainer() throws Exception {
        Booster booster = booster();
        GoldenVectors golden = golden(booster);
        byte[] zip = bundle(booster.toByteArray("ubj"), NAMES, golden);
        LoadedModel compiled = new ModelLoader(new CompiledForestFactory()).load(zip, Optional.of("c0ffee"));
        LoadedModel reference = new ModelLoader(new XgboostEngineFactory()).load(zip, Optional.of("c0ffee"));
        assertThat(compiled.engine().margin(golden.row(0)))
                .isEqualTo(reference.engine().margin(golden.row(0)))
                .isEqualTo(golden.margin(0));
    }

    @Test
    void namesInAnotherOrderThanTheModelsAreRefused() throws Exception {
        Booster booster = booster();
        byte[] zip = bundle(booster.toByteArray("json").clone(), List.of("night", "amount", "count"), golden(booster));
        assertRefused(zip, "names feature 0 'night', but the model calls it 'amount'");
    }

    @Test
    void aModelOfOtherTreesIsRefusedByTheGoldenVectors() throws Exception {
        GoldenVectors golden = golden(booster());
        Booster other = trained.train(Map.of("objective", "binary:logistic", "max_depth", 2), 10, 500);
        assertRefused(bundle(other.toByteArray("ubj"), NAMES, golden), "golden vector 0 has the margin");
    }

    @Test
    void aDamagedModelIsRefusedWithItsPlace() throws Exception {
        Booster booster = booster();
        byte[] json = booster.toByteArray("json");
        byte[] cut = Arrays.copyOf(json, json.length / 2);
        assertThatThrownBy(() -> new ModelLoader(new CompiledForestFactory())
                        .load(
                                BundleWriter.write(
                                        manifest(NAMES),
                                        Map.of(
                                                BundlePart.MODEL_JSON,
                                                cut,
                                                BundlePart.GOLDEN_VECTORS,
                                                golden(booster).toJson(),
                                                BundlePart.REFERENCE_PROFILE,
                                                new byte[0],
                                                BundlePart.CATALOGUE,
                                                new byte[0])),
                                Optional.empty()))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("the bundle of model m-1 is refused: the model file's learner.gradient_booster");
    }

    @Test
    void noNameInTheModelMeansThatTheManifestDecides() throws Exception {
        Booster booster = trained.train(Map.of("objective", "binary:logistic"), 5, 500);
        LoadedModel model = new ModelLoader(new CompiledForestFactory())
                .load(bundle(booster.toByteArray("ubj"), NAMES, golden(booster)), Optional.empty());
        assertThat(model.manifest().featureNames()).isEqualTo(NAMES);
    }

    private static void assertRefused(byte[] zip, String message) {
        assertThatThrownBy(() -> new ModelLoader(new CompiledForestFactory()).load(zip, Optional.empty()))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining(message);
    }

    private Booster booster() throws Exception {
        Booster booster = trained.train(Map.of("objective", "binary:logistic"), 30, 500);
        booster.setFeatureNames(NAMES.toArray(String[]::new));
        return booster;
    }

    private GoldenVectors golden(Booster booster) throws Exception {
        float[] rows = trained.rows(32);
        int width = NAMES.size();
        try (ScoringEngine engine = new XgboostEngineFactory().create(booster.toByteArray("ubj"), "ubj")) {
            return GoldenVectors.compute(
                    engine,
                    IntStream.range(0, 32)
                            .mapToObj(i -> Arrays.copyOfRange(rows, i * width, (i + 1) * width))
                            .toList());
        }
    }

    private static byte[] bundle(byte[] model, List<String> names, GoldenVectors golden) {
        String part = model[1] == '"' ? BundlePart.MODEL_JSON : BundlePart.MODEL_UBJ;
        return BundleWriter.write(
                        manifest(names),
                        Map.of(
                                part,
                                model,
                                BundlePart.GOLDEN_VECTORS,
                                golden.toJson(),
                                BundlePart.REFERENCE_PROFILE,
                                "{}".getBytes(StandardCharsets.UTF_8),
                                BundlePart.CATALOGUE,
                                "name: handbook".getBytes(StandardCharsets.UTF_8)))
                .bytes();
    }

    private static Manifest manifest(List<String> names) {
        Instant from = Instant.parse("2018-05-16T00:00:00Z");
        return new Manifest(
                "m-1",
                Instant.parse("2026-01-01T00:00:00Z"),
                "handbook",
                "c0ffee",
                names,
                new Training("rows", from, from.plus(Duration.ofDays(7)), 500, 250, Duration.ofDays(7), Map.of()),
                Map.of(),
                new Policy("p", 0.5, 0.9),
                Map.of());
    }
}
