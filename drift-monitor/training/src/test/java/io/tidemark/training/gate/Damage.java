package io.tidemark.training.gate;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.rows.Served;
import io.tidemark.training.rows.TrainingRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What can happen to rows and bundles. */
final class Damage {

    private Damage() {}

    static TrainingRow row(TrainingRow row, double[] vector, boolean fraud) {
        return new TrainingRow(
                row.transactionId(), row.customerId(), row.eventTime(), vector, fraud, row.weight(), row.served());
    }

    static List<TrainingRow> vectors(List<TrainingRow> rows, Function<TrainingRow, double[]> vector) {
        return rows.stream()
                .map(row -> row(row, vector.apply(row), row.fraud()))
                .toList();
    }

    /** The rows as a champion would have decided them. */
    static List<TrainingRow> servedBy(Champion champion, List<TrainingRow> rows) {
        float[] margins = champion.scored(rows).margins();
        List<TrainingRow> served = new ArrayList<>();
        for (int i = 0; i < margins.length; i++) {
            TrainingRow row = rows.get(i);
            served.add(new TrainingRow(
                    row.transactionId(),
                    row.customerId(),
                    row.eventTime(),
                    row.vector(),
                    row.fraud(),
                    row.weight(),
                    new Served(champion.bundle().sha256(), margins[i])));
        }
        return served;
    }

    static double[] changed(double[] vector, int feature, double value) {
        double[] changed = vector.clone();
        changed[feature] = value;
        return changed;
    }

    static double[] rotated(double[] vector, int by) {
        double[] rotated = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            rotated[(i + by) % vector.length] = vector[i];
        }
        return rotated;
    }

    /** The last node of a tree is always a leaf. */
    static byte[] nanLeaf(Bundle bundle) {
        String json = new String(bundle.model(), StandardCharsets.UTF_8);
        int end = json.indexOf(']', json.indexOf("\"split_conditions\":"));
        int last = json.lastIndexOf(',', end);
        Map<String, byte[]> parts = parts(bundle);
        parts.put(
                BundlePart.MODEL_JSON,
                (json.substring(0, last + 1) + "NaN" + json.substring(end)).getBytes(StandardCharsets.UTF_8));
        return BundleWriter.write(bundle.manifest(), parts).bytes();
    }

    /** Shifts all log-odds. */
    static byte[] calibration(Bundle bundle, double by) {
        Calibration old = bundle.manifest().calibration().orElseThrow();
        Calibration shifted =
                new Calibration(old.slope(), old.intercept() + by, old.from(), old.to(), old.rows(), old.frauds());
        return with(bundle, bundle.manifest().catalogueHash(), bundle.manifest().policy(), shifted);
    }

    static byte[] threshold(Bundle bundle, double review) {
        return with(
                bundle,
                bundle.manifest().catalogueHash(),
                new Policy("p", review, 1),
                bundle.manifest().calibration().orElseThrow());
    }

    static byte[] catalogueHash(Bundle bundle) {
        return with(
                bundle,
                "0".repeat(64),
                bundle.manifest().policy(),
                bundle.manifest().calibration().orElseThrow());
    }

    /** The manifest of one bundle with a part that is not its own. */
    static byte[] otherPart(Bundle bundle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bundle.bytes()));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(in.readAllBytes());
                out.write(entry.getName().equals(BundlePart.MODEL_JSON) ? new byte[] {' '} : new byte[0]);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] with(Bundle bundle, String catalogueHash, Policy policy, Calibration calibration) {
        Manifest old = bundle.manifest();
        Manifest manifest = new Manifest(
                old.version(),
                old.createdAt(),
                old.catalogue(),
                catalogueHash,
                old.featureNames(),
                old.training(),
                old.metrics(),
                policy,
                Optional.of(calibration),
                old.reasons(),
                Map.of());
        return BundleWriter.write(manifest, parts(bundle)).bytes();
    }

    private static Map<String, byte[]> parts(Bundle bundle) {
        Map<String, byte[]> parts = new HashMap<>();
        bundle.manifest()
                .parts()
                .keySet()
                .forEach(name -> parts.put(name, bundle.part(name).orElseThrow()));
        return parts;
    }
}
