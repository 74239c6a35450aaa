package io.tidemark.scoring.release.models;

import io.tidemark.schemas.ModelBundle;
import io.tidemark.scoring.model.manifest.Manifest;
import java.time.Instant;
import java.util.Optional;

/**
 * A bundle as it stands on the topic {@code models}.
 *
 * @param version its version as published
 * @param sha256 SHA-256 (hex) of the bundle's bytes
 * @param bytes size of the bundle; 0 if it lies elsewhere
 * @param uri where it lies; empty if it is on the topic
 * @param publishedBy who or what published it; "" if it did not say
 * @param manifest the bundle's own description
 */
public record PublishedModel(
        String version,
        String sha256,
        int bytes,
        Optional<String> uri,
        Instant publishedAt,
        String publishedBy,
        Manifest manifest) {

    /**
     * What a record says of itself; a bundle that lies elsewhere is not fetched for it.
     *
     * @throws io.tidemark.scoring.model.parts.RefusedBundleException if it is not sound
     */
    public static PublishedModel of(ModelBundle published) {
        return new PublishedModel(
                published.getVersion(),
                published.getBundleSha256(),
                published.getBundle().remaining(),
                Optional.ofNullable(published.getBundleUri()),
                published.getPublishedAt(),
                published.getPublishedBy(),
                Manifest.fromJson(BundleIntake.manifest(published)));
    }
}
