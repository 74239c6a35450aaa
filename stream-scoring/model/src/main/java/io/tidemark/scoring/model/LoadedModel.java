package io.tidemark.scoring.model;

/**
 * A model that passed every check and is ready to score.
 *
 * @param version the manifest's version
 * @param sha256 SHA-256 (lower-case hex) of the bundle's bytes
 */
public record LoadedModel(String version, String sha256, Manifest manifest, ScoringEngine engine)
        implements AutoCloseable {

    @Override
    public void close() {
        engine.close();
    }
}
