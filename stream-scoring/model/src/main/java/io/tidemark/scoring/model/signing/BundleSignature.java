package io.tidemark.scoring.model.signing;

import java.util.Base64;

/**
 * A signature over the bytes of a bundle's manifest, which holds the SHA-256 of every other part.
 *
 * @param keyId which key made it, see {@link KeyId}; only a hint where to look, proven by the signature alone
 * @param base64 the 64 bytes of the Ed25519 signature (RFC 8032)
 */
public record BundleSignature(String keyId, String base64) {

    private static final int BYTES = 64;

    /** @throws IllegalArgumentException if the id or the signature has not the form of one */
    public BundleSignature {
        KeyId.require(keyId);
        if (decoded(base64).length != BYTES) {
            throw new IllegalArgumentException("the signature does not have the " + BYTES + " bytes of Ed25519");
        }
    }

    byte[] bytes() {
        return decoded(base64);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the signature is no base64", e);
        }
    }
}
