package io.tidemark.bench.forest;

import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Bundles with thresholds of which one in a hundred rows is reviewed and one in a thousand declined, whoever scores
 * them.
 */
public final class BenchBundle {

    public static final String CATALOGUE_HASH = "bench";
    private static final int SAMPLE = 20_000;
    private static final int GOLDEN = 8;

    /** What nobody compares anything with. */
    public static final byte[] NO_PROFILE = text("{}");

    private BenchBundle() {}

    /** Of a {@link BenchForest}. */
    public static Bundle of(String version, byte[] model, ScoringEngine engine) {
        List<String> names =
                IntStream.range(0, engine.featureCount()).mapToObj(i -> "f" + i).toList();
        return of(version, CATALOGUE_HASH, names, BundlePart.MODEL_UBJ, model, engine, rows(), NO_PROFILE);
    }

    /**
     * Of any model.
     *
     * @param rows like those that will be scored
     * @param profile of the training data, as a bundle holds it
     */
    public static Bundle of(
            String version,
            String catalogueHash,
            List<String> names,
            String part,
            byte[] model,
            ScoringEngine engine,
            List<float[]> rows,
            byte[] profile) {
        double[] scores = rows.stream()
                .mapToDouble(row -> engine.score(engine.margin(row)))
                .sorted()
                .toArray();
        Policy policy = new Policy("bench", scores[scores.length * 99 / 100], scores[scores.length * 999 / 1000]);
        Instant now = Instant.parse("2024-01-01T00:00:00Z");
        Manifest manifest = new Manifest(
                version,
                now,
                "bench",
                catalogueHash,
                names,
                new Training("noise", now, now, SAMPLE, SAMPLE / 2, Duration.ZERO, Map.of()),
                Map.of(),
                policy,
                Map.of());
        return BundleWriter.write(
                manifest,
                Map.of(
                        part,
                        model,
                        BundlePart.REFERENCE_PROFILE,
                        profile,
                        BundlePart.CATALOGUE,
                        text("name: bench"),
                        BundlePart.GOLDEN_VECTORS,
                        GoldenVectors.compute(engine, rows.subList(0, GOLDEN)).toJson()));
    }

    private static List<float[]> rows() {
        float[] all = BenchForest.rows(new Random(5), SAMPLE);
        return IntStream.range(0, SAMPLE)
                .mapToObj(i -> Arrays.copyOfRange(all, i * BenchForest.FEATURES, (i + 1) * BenchForest.FEATURES))
                .toList();
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
