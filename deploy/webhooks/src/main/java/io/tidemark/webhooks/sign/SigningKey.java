package io.tidemark.webhooks.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs deliveries by the Standard Webhooks specification: the signed text is {@code ID.TIMESTAMP.BODY}. Never prints
 * what it signs with.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks, signature scheme</a>
 */
public final class SigningKey {

    private static final String SYMMETRIC = "whsec_";
    private static final String PRIVATE = "whsk_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int SEED_BYTES = 32;
    private static final int PAIR_BYTES = 64;

    private final String scheme;
    private final Signer signer;

    private interface Signer {
        byte[] sign(byte[] text) throws GeneralSecurityException;
    }

    private SigningKey(String scheme, Signer signer) {
        this.scheme = scheme;
        this.signer = signer;
    }

    /**
     * Reads a key as the specification writes it: {@code whsec_} and 24 to 64 bytes in base64 for HMAC-SHA-256 (v1),
     * {@code whsk_} and an Ed25519 seed of 32 bytes, its public key behind it or not, for v1a.
     *
     * @throws IllegalArgumentException in words that do not quote the text
     */
    public static SigningKey of(String text) {
        String key = text.strip();
        if (key.startsWith(SYMMETRIC)) {
            byte[] secret = decoded(key.substring(SYMMETRIC.length()));
            if (secret.length < LEAST_BYTES || secret.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "a symmetric secret has 24 to 64 bytes, and this one has " + secret.length);
            }
            return new SigningKey("v1", data -> hmac(secret, data));
        }
        if (key.startsWith(PRIVATE)) {
            byte[] pair = decoded(key.substring(PRIVATE.length()));
            if (pair.length != SEED_BYTES && pair.length != PAIR_BYTES) {
                throw new IllegalArgumentException(
                        "an Ed25519 key has 32 bytes, or 64 with its public key, and this one has " + pair.length);
            }
            PrivateKey seed = ed25519(Arrays.copyOf(pair, SEED_BYTES));
            return new SigningKey("v1a", data -> signed(seed, data));
        }
        throw new IllegalArgumentException("a secret begins with whsec_ (HMAC-SHA-256) or whsk_ (Ed25519)");
    }

    /**
     * With its scheme, as it stands in the header {@code webhook-signature}: {@code v1,BASE64} or {@code v1a,BASE64}.
     */
    public String sign(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, text, head.length, body.length);
        try {
            return scheme + "," + Base64.getEncoder().encodeToString(signer.sign(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign by " + scheme + ": " + e.getMessage(), e);
        }
    }

    private static byte[] hmac(byte[] secret, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] signed(PrivateKey key, byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    private static PrivateKey ed25519(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no Ed25519 key", e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message quotes a part of the secret.
            throw new IllegalArgumentException("a secret is base64 behind its prefix");
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + scheme + "]";
    }
}
