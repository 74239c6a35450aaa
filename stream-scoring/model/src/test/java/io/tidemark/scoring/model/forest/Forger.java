package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes bundles, and bundles with a model that is not theirs. */
final class Forger {

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final ModelLoader strict;
    private final ModelLoader lenient;

    /** @param keys where the key to be trusted is put */
    Forger(Path keys) throws IOException {
        KeyFiles.in(keys).write(key);
        strict = new ModelLoader(new CompiledForestFactory(), SignaturePolicy.trusting(keys));
        lenient = new ModelLoader(new CompiledForestFactory(), new SignaturePolicy(Optional.of(keys), true));
    }

    Bundle signed(byte[] model, String format, GoldenVectors golden) {
        return unsigned(model, format, golden).signedBy(key);
    }

    Bundle unsigned(byte[] model, String format, GoldenVectors golden) {
        String part = format.equals("json") ? BundlePart.MODEL_JSON : BundlePart.MODEL_UBJ;
        return BundleWriter.write(
                manifest(golden.row(0).length),
                Map.of(
                        part,
                        model,
                        BundlePart.GOLDEN_VECTORS,
                        golden.toJson(),
                        BundlePart.REFERENCE_PROFILE,
                        "{}".getBytes(StandardCharsets.UTF_8),
                        BundlePart.CATALOGUE,
                        "name: handbook".getBytes(StandardCharsets.UTF_8)));
    }

    private static Manifest manifest(int features) {
        Instant from = Instant.parse("2018-05-16T00:00:00Z");
        return new Manifest(
                "m-1",
                from,
                "handbook",
                "c0ffee",
                IntStream.range(0, features).mapToObj(f -> "f" + f).toList(),
                new Training("rows", from, from.plus(Duration.ofDays(7)), 500, 250, Duration.ofDays(7), Map.of()),
                Map.of(),
                new Policy("p", 0.5, 0.9),
                Map.of());
    }

    static byte[] entry(Bundle bundle, String name) throws IOException {
        return entries(bundle).get(name);
    }

    private static Map<String, byte[]> entries(Bundle bundle) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.bytes()))) {
            for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
                entries.put(next.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** The zip with the bytes of one entry in place of its own, and all else as it was. */
    static byte[] with(Bundle bundle, String entry, byte[] content) throws IOException {
        Map<String, byte[]> entries = entries(bundle);
        entries.put(entry, content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Where nothing counts that is not signed. */
    boolean signedIsLetIn(byte[] zip) {
        return isLetIn(strict, zip);
    }

    /** Where a bundle may go without a signature. */
    boolean unsignedIsLetIn(byte[] zip) {
        return isLetIn(lenient, zip);
    }

    private static boolean isLetIn(ModelLoader loader, byte[] zip) {
        try (LoadedModel loaded = loader.load(zip, Optional.empty())) {
            return loaded.engine().featureCount() > 0;
        } catch (RefusedBundleException e) {
            MutatedModelTest.assertSentence(e);
            return false;
        }
    }
}
