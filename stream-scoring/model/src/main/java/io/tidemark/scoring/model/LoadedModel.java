package io.tidemark.scoring.model;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.reasons.Explainer;
import java.util.Optional;

/**
 * A model that passed every check and is ready to score.
 *
 * @param version the manifest's version
 * @param sha256 SHA-256 (lower-case hex) of the bundle's bytes
 * @param explainer says why it scores as it does, by contributions to the uncalibrated margin; empty if nobody asked
 *     for one or the model cannot be explained
 * @param reference what ranks its scores; empty if its bundle is older than ranks
 */
public record LoadedModel(
        String version,
        String sha256,
        Manifest manifest,
        ScoringEngine engine,
        Optional<Explainer> explainer,
        Optional<ReferenceScores> reference)
        implements AutoCloseable {

    /** Whose scores have no rank. */
    public LoadedModel(
            String version, String sha256, Manifest manifest, ScoringEngine engine, Optional<Explainer> explainer) {
        this(version, sha256, manifest, engine, explainer, Optional.empty());
    }

    /** Without an explainer. */
    public LoadedModel(String version, String sha256, Manifest manifest, ScoringEngine engine) {
        this(version, sha256, manifest, engine, Optional.empty());
    }

    /** Share of the model's reference that scores lower, 0 to 1; NaN if nobody knows. */
    public double rank(double score) {
        return reference.isPresent() ? reference.get().rank(score) : Double.NaN;
    }

    @Override
    public void close() {
        engine.close();
        explainer.ifPresent(Explainer::close);
    }
}
