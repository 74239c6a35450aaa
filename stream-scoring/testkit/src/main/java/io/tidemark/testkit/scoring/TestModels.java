package io.tidemark.testkit.scoring;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.ReferenceScores;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Small XGBoost models of three features, each version with margins of its own. */
public final class TestModels {

    public static final String CATALOGUE_HASH = "c0ffee";
    public static final Policy POLICY = new Policy("test-policy", 0.4, 0.6);
    public static final SignaturePolicy UNSIGNED_TOO = new SignaturePolicy(Optional.empty(), true);
    private static final List<String> NAMES = List.of("amount", "count", "risk");
    private static final int ROWS = 200;

    private TestModels() {}

    public static Bundle bundle(String version) {
        return bundle(version, CATALOGUE_HASH);
    }

    public static Bundle bundle(String version, String catalogueHash) {
        return bundle(version, catalogueHash, text("{}"), POLICY);
    }

    /** More than 16 MB, of which nothing can be compressed away. */
    public static Bundle large(String version) {
        byte[] noise = new byte[18 << 20];
        new Random(1).nextBytes(noise);
        return bundle(version, CATALOGUE_HASH, noise, POLICY);
    }

    /** One that sends every transaction to review. */
    public static Bundle alarmist(String version) {
        return bundle(version, CATALOGUE_HASH, text("{}"), new Policy("alarmist", 0, 1));
    }

    /** One that lets a share of what it would decline through. */
    public static LoadedModel releasing(String version, double share) {
        Policy policy = new Policy("releasing", 0.4, 0.6, share);
        return loaded(bundle(version, CATALOGUE_HASH, text("{}"), policy));
    }

    /** One whose bundle holds the scores that rank its own. */
    public static Bundle ranked(String version, String catalogueHash, double... reference) {
        double[] once = new double[reference.length];
        Arrays.fill(once, 1);
        byte[] scores = ReferenceScores.of(reference, once).toJson();
        return bundle(version, catalogueHash, text("{}"), POLICY, Map.of(BundlePart.REFERENCE_SCORES, scores));
    }

    private static Bundle bundle(String version, String catalogueHash, byte[] profile, Policy policy) {
        return bundle(version, catalogueHash, profile, policy, Map.of());
    }

    private static Bundle bundle(
            String version, String catalogueHash, byte[] profile, Policy policy, Map<String, byte[]> more) {
        byte[] model = train(version.hashCode());
        List<float[]> golden = List.of(new float[] {1, 2, 3}, new float[] {0, 0, 0}, new float[] {-1, Float.NaN, 0.5f});
        try (ScoringEngine engine = new CompiledForestFactory().create(model, "json")) {
            Map<String, byte[]> parts = new HashMap<>(more);
            parts.put(BundlePart.MODEL_JSON, model);
            parts.put(BundlePart.REFERENCE_PROFILE, profile);
            parts.put(BundlePart.CATALOGUE, text("name: test"));
            parts.put(
                    BundlePart.GOLDEN_VECTORS,
                    GoldenVectors.compute(engine, golden).toJson());
            return BundleWriter.write(manifest(version, catalogueHash, policy), parts);
        }
    }

    public static LoadedModel loaded(String version) {
        return loaded(version, CATALOGUE_HASH);
    }

    public static LoadedModel loaded(String version, String catalogueHash) {
        return loaded(bundle(version, catalogueHash));
    }

    public static LoadedModel loaded(Bundle bundle) {
        return new ModelLoader(new CompiledForestFactory()).explaining().load(bundle, Optional.empty());
    }

    public static ModelReference reference(Bundle bundle) {
        return new ModelReference(bundle.manifest().version(), bundle.sha256());
    }

    private static Manifest manifest(String version, String catalogueHash, Policy policy) {
        return new Manifest(
                version,
                Instant.parse("2026-01-02T03:04:05Z"),
                "test",
                catalogueHash,
                NAMES,
                new Training(
                        "random",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-02T00:00:00Z"),
                        ROWS,
                        ROWS / 2,
                        Duration.ZERO,
                        Map.of("eta", "0.5")),
                Map.of(),
                policy,
                Map.of());
    }

    private static byte[] train(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[ROWS * NAMES.size()];
        float[] labels = new float[ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextDouble(-3, 3);
        }
        for (int i = 0; i < ROWS; i++) {
            labels[i] = random.nextInt(2);
        }
        try {
            DMatrix matrix = new DMatrix(rows, ROWS, NAMES.size(), Float.NaN);
            matrix.setLabel(labels);
            Map<String, Object> params =
                    Map.of("nthread", 1, "objective", "binary:logistic", "base_score", 0.5, "max_depth", 3, "eta", 0.5);
            Booster booster = XGBoost.train(matrix, params, 5, Map.of(), null, null);
            byte[] model = booster.toByteArray("json");
            booster.dispose();
            matrix.dispose();
            return model;
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
