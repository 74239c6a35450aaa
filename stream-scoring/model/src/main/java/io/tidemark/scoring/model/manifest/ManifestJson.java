package io.tidemark.scoring.model.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.Json;
import io.tidemark.scoring.model.parts.JsonFields;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSON form of a manifest. */
final class ManifestJson {

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        ObjectNode root = Json.object();
        root.put("version", manifest.version());
        root.put("created_at", manifest.createdAt().toString());
        root.put("catalogue", manifest.catalogue());
        root.put("catalogue_hash", manifest.catalogueHash());
        manifest.featureNames().forEach(root.putArray("feature_names")::add);
        writeTraining(manifest.training(), root.putObject("training"));
        ObjectNode metrics = root.putObject("metrics");
        new TreeMap<>(manifest.metrics()).forEach(metrics::put);
        ObjectNode policy = root.putObject("policy");
        policy.put("version", manifest.policy().version());
        policy.put("review_threshold", manifest.policy().reviewThreshold());
        policy.put("decline_threshold", manifest.policy().declineThreshold());
        if (manifest.policy().releaseShare() > 0) {
            policy.put("release_share", manifest.policy().releaseShare());
        }
        manifest.calibration()
                .ifPresent(calibration -> CalibrationJson.write(calibration, root.putObject("calibration")));
        if (!manifest.reasons().texts().isEmpty()) {
            ReasonCodesJson.write(manifest.reasons(), root.putObject("reasons"));
        }
        if (!manifest.nouns().areUsual()) {
            ObjectNode nouns = root.putObject("nouns");
            new TreeMap<>(manifest.nouns().said()).forEach(nouns::put);
        }
        ObjectNode parts = root.putObject("parts");
        new TreeMap<>(manifest.parts()).forEach(parts::put);
        return Json.write(root);
    }

    private static void writeTraining(Training training, ObjectNode node) {
        node.put("source", training.source());
        node.put("from", training.from().toString());
        node.put("to", training.to().toString());
        node.put("rows", training.rows());
        node.put("frauds", training.frauds());
        node.put("label_delay", training.labelDelay().toString());
        ObjectNode params = node.putObject("params");
        new TreeMap<>(training.params()).forEach(params::put);
        training.everMissing().ifPresent(names -> new TreeSet<>(names).forEach(node.putArray("ever_missing")::add));
        training.dataSet().ifPresent(set -> DataSetJson.write(set, node.putObject("data_set")));
    }

    static Manifest read(byte[] json) {
        JsonFields root = new JsonFields(Json.read(json, BundlePart.MANIFEST), "");
        try {
            JsonFields policy = root.object("policy");
            return new Manifest(
                    root.text("version"),
                    root.parsed("created_at", Instant::parse),
                    root.text("catalogue"),
                    root.text("catalogue_hash"),
                    texts(root.array("feature_names"), "feature_names"),
                    training(root.object("training")),
                    metrics(root.object("metrics")),
                    new Policy(
                            policy.text("version"),
                            policy.number("review_threshold"),
                            policy.number("decline_threshold"),
                            policy.has("release_share") ? policy.number("release_share") : 0),
                    root.has("calibration")
                            ? Optional.of(CalibrationJson.read(root.object("calibration")))
                            : Optional.empty(),
                    root.has("reasons") ? ReasonCodesJson.read(root.object("reasons")) : ReasonCodes.NONE,
                    root.has("nouns") ? nouns(root.object("nouns")) : Nouns.USUAL,
                    root.object("parts").texts());
        } catch (IllegalArgumentException e) {
            throw new RefusedBundleException(
                    "the bundle is refused: its " + BundlePart.MANIFEST + " is wrong: " + e.getMessage(), e);
        }
    }

    private static Training training(JsonFields training) {
        return new Training(
                training.text("source"),
                training.parsed("from", Instant::parse),
                training.parsed("to", Instant::parse),
                training.integer("rows"),
                training.integer("frauds"),
                training.parsed("label_delay", Duration::parse),
                training.object("params").texts(),
                training.has("ever_missing")
                        ? Optional.of(Set.copyOf(texts(training.array("ever_missing"), "training.ever_missing")))
                        : Optional.empty(),
                training.has("data_set")
                        ? Optional.of(DataSetJson.read(training.object("data_set")))
                        : Optional.empty());
    }

    /** A noun of a later version is called by nobody here. */
    private static Nouns nouns(JsonFields nouns) {
        Map<String, String> said = new TreeMap<>(nouns.texts());
        said.keySet().retainAll(Nouns.words());
        return new Nouns(said);
    }

    private static Map<String, Double> metrics(JsonFields metrics) {
        Map<String, Double> values = new TreeMap<>();
        metrics.names().forEach(name -> values.put(name, metrics.number(name)));
        return values;
    }

    private static List<String> texts(JsonNode array, String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : array) {
            if (!value.isTextual()) {
                throw new IllegalArgumentException(name + " holds " + value + ", which is no text");
            }
            values.add(value.textValue());
        }
        return values;
    }
}
