package io.tidemark.training.bundle;

import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.ReferenceScores;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.forest.CompiledForest;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.fit.BundledModel;
import io.tidemark.training.fit.ColumnImportance;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together everything that a model needs: model, catalogue, reference profile, golden vectors, thresholds. */
public final class BundleAssembler {

    private static final Logger LOG = LoggerFactory.getLogger(BundleAssembler.class);
    private static final int GOLDEN_ROWS = 300;

    private final FeatureSpace space;
    private final Thresholding thresholding;
    private final Predicate<TrainingRow> profiled;

    public BundleAssembler(FeatureSpace space, Thresholding thresholding) {
        this(space, thresholding, row -> true);
    }

    /** @param profiled which of the validation rows are together like the traffic, without weights */
    public BundleAssembler(FeatureSpace space, Thresholding thresholding, Predicate<TrainingRow> profiled) {
        this.space = space;
        this.thresholding = thresholding;
        this.profiled = profiled;
    }

    /**
     * @param validation rows like those that the model will meet, best not those that it was trained on: thresholds,
     *     reference profile and golden vectors are taken of them
     * @param calibration makes the model's margins probabilities; empty leaves its scores as they are
     * @param scores the scores of the validation rows, calibrated if there is a calibration
     */
    public Bundle assemble(
            String version,
            Instant createdAt,
            BundledModel model,
            Training training,
            Map<String, Double> metrics,
            Optional<Calibration> calibration,
            List<TrainingRow> validation,
            double[] scores) {
        AlertBudget.Thresholds thresholds = thresholding.thresholds(scores, Weights.of(validation));
        Manifest manifest = new Manifest(
                version,
                createdAt,
                space.catalogue(),
                space.hash(),
                space.featureNames(),
                training,
                metrics,
                new Policy("p-" + version, thresholds.review(), thresholds.decline(), thresholding.releaseShare()),
                calibration,
                space.reasons(),
                space.nouns(),
                Map.of());
        return BundleWriter.write(
                manifest,
                Map.of(
                        model.part(),
                        model.content(),
                        BundlePart.CATALOGUE,
                        space.yaml(),
                        BundlePart.REFERENCE_PROFILE,
                        profile(model, validation, scores),
                        BundlePart.REFERENCE_SCORES,
                        ReferenceScores.of(scores, Weights.of(validation)).toJson(),
                        BundlePart.GOLDEN_VECTORS,
                        golden(model, validation).toJson()));
    }

    private byte[] profile(BundledModel model, List<TrainingRow> validation, double[] scores) {
        int[] chosen = IntStream.range(0, scores.length)
                .filter(i -> profiled.test(validation.get(i)))
                .toArray();
        List<TrainingRow> rows = Arrays.stream(chosen).mapToObj(validation::get).toList();
        double[] theirs = Arrays.stream(chosen).mapToDouble(i -> scores[i]).toArray();
        return ReferenceProfiles.fit(space, rows, theirs, ColumnImportance.of(model, rows));
    }

    /** The same bundle with other figures in its manifest: some are only known once the model has been judged. */
    public static Bundle withMetrics(Bundle bundle, Map<String, Double> metrics) {
        Manifest old = bundle.manifest();
        Map<String, byte[]> parts = new HashMap<>();
        old.parts().keySet().forEach(name -> parts.put(name, bundle.part(name).orElseThrow()));
        Manifest manifest = new Manifest(
                old.version(),
                old.createdAt(),
                old.catalogue(),
                old.catalogueHash(),
                old.featureNames(),
                old.training(),
                metrics,
                old.policy(),
                old.calibration(),
                old.reasons(),
                old.nouns(),
                Map.of());
        return BundleWriter.write(manifest, parts);
    }

    /** Rows spread over the validation time, and one in which everything is missing. */
    private GoldenVectors golden(BundledModel model, List<TrainingRow> validation) {
        double[] missing = new double[space.featureNames().size()];
        Arrays.fill(missing, Double.NaN);
        List<TrainingRow> chosen = new ArrayList<>();
        chosen.add(new TrainingRow("missing", "missing", 0, missing, false));
        int step = Math.max(1, validation.size() / GOLDEN_ROWS);
        for (int i = 0; i < validation.size() && chosen.size() < GOLDEN_ROWS; i += step) {
            chosen.add(validation.get(i));
        }
        return new GoldenVectors(
                chosen.stream().map(TrainingRow::floats).toList(), model.margins(chosen), structure(model));
    }

    /** Of a model that only XGBoost4J scores there is none. */
    private static Optional<String> structure(BundledModel model) {
        String format = model.part().equals(BundlePart.MODEL_JSON) ? "json" : "ubj";
        try (CompiledForest forest = CompiledForest.compile(model.content(), format)) {
            return forest.structure();
        } catch (UnsupportedModelException e) {
            LOG.info("The bundle gets no fingerprint of its trees: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
