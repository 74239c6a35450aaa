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
 */
public record LoadedModel(
        String version, String sha256, Manifest manifest, ScoringEngine engine, Optional<Explainer> explainer)
        implements AutoCloseable {

    /** Without an explainer. */
    public LoadedModel(String version, String sha256, Manifest manifest, ScoringEngine engine) {
        this(version, sha256, manifest, engine, Optional.empty());
    }

    @Override
    public void close() {
        engine.close();
        explainer.ifPresent(Explainer::close);
    }
}
