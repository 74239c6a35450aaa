package io.tidemark.scoring.app.decision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 64 bits of the SHA-256 of texts in UTF-8: the same in every instance, for ever. Not thread-safe: it keeps
 * its digest.
 */
public final class Sha256Prefix {

    private final MessageDigest digest;

    public Sha256Prefix() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public long of(String text) {
        return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
