package io.tidemark.scoring.model.manifest;

import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.parts.Quoted;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The description of a model inside its bundle, {@code manifest.json}.
 *
 * @param version the name of the model; one version has one content
 * @param createdAt when the bundle was made
 * @param catalogue name of the feature catalogue
 * @param catalogueHash hash of the catalogue that computes the features
 * @param featureNames names of the features in the order of the model's columns
 * @param training what the model was trained on
 * @param metrics figures of the model on its test rows, by name, e.g. {@code average_precision}
 * @param policy thresholds for decisions, on the scale of the scores
 * @param calibration makes the scores probabilities; empty if they are what the model's objective makes of its margin
 * @param reasons what is said of features that raise a score; empty in bundles of earlier versions
 * @param nouns what texts call the things of the catalogue's domain
 * @param parts SHA-256 (lower-case hex) of every other part of the bundle, by name
 */
public record Manifest(
        String version,
        Instant createdAt,
        String catalogue,
        String catalogueHash,
        List<String> featureNames,
        Training training,
        Map<String, Double> metrics,
        Policy policy,
        Optional<Calibration> calibration,
        ReasonCodes reasons,
        Nouns nouns,
        Map<String, String> parts) {

    private static final Pattern VERSION = Pattern.compile("[\\w.:+-]{1,128}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException naming the field that is not as it must be */
    public Manifest {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "version is " + Quoted.of(version) + ", but may hold 1 to 128 letters, digits and _.:+- only");
        }
        if (featureNames.isEmpty() || Set.copyOf(featureNames).size() < featureNames.size()) {
            throw new IllegalArgumentException("feature_names is empty or names a feature twice");
        }
        List<String> wrongReasons = reasons.problems(featureNames);
        if (!wrongReasons.isEmpty()) {
            throw new IllegalArgumentException("reasons: " + String.join("; ", wrongReasons));
        }
        parts.forEach((name, hash) -> {
            if (!SHA_256.matcher(hash).matches()) {
                throw new IllegalArgumentException("parts gives " + Quoted.of(name) + " no SHA-256 in lower-case hex");
            }
        });
        featureNames = List.copyOf(featureNames);
        metrics = Map.copyOf(metrics);
        parts = Map.copyOf(parts);
    }

    /** With the usual nouns. */
    public Manifest(
            String version,
            Instant createdAt,
            String catalogue,
            String catalogueHash,
            List<String> featureNames,
            Training training,
            Map<String, Double> metrics,
            Policy policy,
            Optional<Calibration> calibration,
            ReasonCodes reasons,
            Map<String, String> parts) {
        this(
                version,
                createdAt,
                catalogue,
                catalogueHash,
                featureNames,
                training,
                metrics,
                policy,
                calibration,
                reasons,
                Nouns.USUAL,
                parts);
    }

    /** Without calibration, reasons and nouns. */
    public Manifest(
            String version,
            Instant createdAt,
            String catalogue,
            String catalogueHash,
            List<String> featureNames,
            Training training,
            Map<String, Double> metrics,
            Policy policy,
            Map<String, String> parts) {
        this(
                version,
                createdAt,
                catalogue,
                catalogueHash,
                featureNames,
                training,
                metrics,
                policy,
                Optional.empty(),
                ReasonCodes.NONE,
                parts);
    }

    /** The same manifest with the hashes of other parts. */
    public Manifest withParts(Map<String, String> hashes) {
        return new Manifest(
                version,
                createdAt,
                catalogue,
                catalogueHash,
                featureNames,
                training,
                metrics,
                policy,
                calibration,
                reasons,
                nouns,
                hashes);
    }

    /** The manifest as indented JSON with snake_case names and sorted maps: equal manifests give equal bytes. */
    public byte[] toJson() {
        return ManifestJson.write(this);
    }

    /**
     * Reads a manifest; unknown fields are ignored, so that later versions may add some.
     *
     * @throws RefusedBundleException if a field is missing or has the wrong type, naming it
     */
    public static Manifest fromJson(byte[] json) {
        return ManifestJson.read(json);
    }
}
