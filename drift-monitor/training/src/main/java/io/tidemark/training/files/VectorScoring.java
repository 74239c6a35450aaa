package io.tidemark.training.files;

import io.tidemark.scoring.model.ReferenceScores;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.kind.FileKind;
import io.tidemark.scoring.model.kind.FileKinds;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.settings.Nearest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Scores vectors of a catalogue with the model of a file. Not thread-safe. */
public final class VectorScoring implements AutoCloseable {

    private final ScoredModel model;
    private final int[] places;
    private final float[] row;
    private final Optional<Policy> thresholds;
    private final Optional<ReferenceScores> reference;
    private final boolean calibrated;

    private VectorScoring(ScoredModel model, int[] places, Optional<Bundle> bundle) {
        this.model = model;
        this.places = places;
        this.row = new float[places.length];
        this.thresholds = bundle.map(one -> one.manifest().policy());
        this.reference =
                bundle.flatMap(one -> one.part(BundlePart.REFERENCE_SCORES)).map(ReferenceScores::fromJson);
        this.calibrated = bundle.flatMap(one -> one.manifest().calibration()).isPresent();
    }

    /**
     * @param file a bundle, or JSON or UBJSON as XGBoost saves it with its feature names
     * @param features names of the vectors' values in their order
     * @throws IllegalArgumentException in one sentence if the model cannot be taken or needs what the vectors lack
     */
    public static VectorScoring open(Path file, List<String> features) throws IOException {
        ScoredModel model = ScoredModel.open(file, "compiled", false);
        int[] places = model.featureNames().stream().mapToInt(features::indexOf).toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                String name = model.featureNames().get(i);
                model.close();
                throw new IllegalArgumentException("the model " + file + " needs the feature '" + name
                        + "', which the catalogue does not have; " + Nearest.suggestion(name, features));
            }
        }
        return new VectorScoring(model, places, bundle(file));
    }

    private static Optional<Bundle> bundle(Path file) throws IOException {
        byte[] bytes = ModelFiles.read(file);
        return FileKinds.of(bytes) == FileKind.BUNDLE ? Optional.of(Bundle.open(bytes)) : Optional.empty();
    }

    /** The thresholds that the file itself brings; empty for a bare model. */
    public Optional<Policy> thresholds() {
        return thresholds;
    }

    /** The score, 0 to 1. */
    public double score(double[] vector) {
        for (int i = 0; i < places.length; i++) {
            row[i] = (float) vector[places[i]];
        }
        return model.engine().score(model.engine().margin(row));
    }

    /** Whether the file holds what ranks scores. */
    public boolean ranks() {
        return reference.isPresent();
    }

    /** Whether its scores are probabilities. */
    public boolean calibrated() {
        return calibrated;
    }

    /** Share of the model's reference that scores lower, 0 to 1; NaN if the file holds none. */
    public double rank(double score) {
        return reference.map(one -> one.rank(score)).orElse(Double.NaN);
    }

    @Override
    public void close() {
        model.close();
    }
}
