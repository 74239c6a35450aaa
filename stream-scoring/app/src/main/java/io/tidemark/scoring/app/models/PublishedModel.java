package io.tidemark.scoring.app.models;

import io.tidemark.scoring.model.Manifest;
import java.time.Instant;

/**
 * A bundle as it stands on the topic {@code models}.
 *
 * @param version its version as published
 * @param sha256 SHA-256 (hex) of the bundle's bytes
 * @param bytes size of the bundle
 * @param publishedBy who or what published it; "" if it did not say
 * @param manifest the bundle's own description
 */
public record PublishedModel(
        String version, String sha256, int bytes, Instant publishedAt, String publishedBy, Manifest manifest) {}
