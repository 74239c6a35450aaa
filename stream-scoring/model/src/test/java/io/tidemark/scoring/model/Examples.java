package io.tidemark.scoring.model;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small sound bundle to spoil in many ways. */
public final class Examples {

    static final String CATALOGUE_HASH = "c0ffee";

    private Examples() {}

    public static Manifest manifest() {
        return new Manifest(
                "m-2018-05-16",
                Instant.parse("2026-01-02T03:04:05Z"),
                "handbook",
                CATALOGUE_HASH,
                List.of("amount", "night"),
                new Training(
                        "transactions.csv",
                        Instant.parse("2018-05-16T00:00:00Z"),
                        Instant.parse("2018-05-23T00:00:00Z"),
                        67_621,
                        598,
                        Duration.ofDays(7),
                        Map.of("eta", "0.1", "max_depth", "3")),
                Map.of("average_precision", 0.69),
                new Policy("p1", 0.25, 0.75),
                Map.of());
    }

    /** The parts for a {@link SumEngine}. */
    public static Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new TreeMap<>();
        parts.put(BundlePart.MODEL_JSON, bytes("{}"));
        parts.put(BundlePart.REFERENCE_PROFILE, bytes("{}"));
        parts.put(BundlePart.CATALOGUE, bytes("name: handbook"));
        parts.put(BundlePart.GOLDEN_VECTORS, golden().toJson());
        return parts;
    }

    static GoldenVectors golden() {
        return GoldenVectors.compute(
                new SumEngine(2),
                List.of(new float[] {1.5f, 2f}, new float[] {0.1f, -0f}, new float[] {7f, Float.NaN}));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds up a row, missing values counting nothing. */
    record SumEngine(int featureCount) implements ScoringEngine {

        @Override
        public float margin(float[] row) {
            float sum = 0;
            for (float value : row) {
                sum += Float.isNaN(value) ? 0 : value;
            }
            return sum;
        }

        @Override
        public void margins(float[] rows, float[] margins) {
            throw new UnsupportedOperationException("single rows only");
        }

        @Override
        public double score(float margin) {
            return margin;
        }

        @Override
        public List<String> featureNames() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    /** Makes {@link SumEngine}s, whatever the model. */
    public record SumEngines(int featureCount) implements ScoringEngineFactory {

        @Override
        public ScoringEngine create(byte[] model, String format) {
            return new SumEngine(featureCount);
        }

        @Override
        public String name() {
            return "sum";
        }
    }
}
