package io.tidemark.webhooks.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a receiver does, written from the specification and from nothing of ours: one signature of the header that fits
 * is enough, and a timestamp further away than five minutes is an old recording.
 */
public final class StandardVerifier {

    private static final String X509_HEAD = "302a300506032b6570032100";
    private static final long TOLERANCE_SECONDS = 300;

    private final byte[] secret;
    private final PublicKey publicKey;

    private StandardVerifier(byte[] secret, PublicKey publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /** Of {@code whsec_BASE64}. */
    public static StandardVerifier symmetric(String key) {
        return new StandardVerifier(Base64.getDecoder().decode(key.substring("whsec_".length())), null);
    }

    /** Of the 32 bytes of an Ed25519 public key, in hexadecimal. */
    public static StandardVerifier asymmetric(String hex) throws GeneralSecurityException {
        byte[] encoded = HexFormat.of().parseHex(X509_HEAD + hex);
        return new StandardVerifier(
                null, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }

    /** Whether the delivery is the sender's, and of now. */
    public boolean accepts(String id, String timestamp, String signatures, byte[] body, long now) {
        if (Math.abs(Long.parseLong(timestamp) - now) > TOLERANCE_SECONDS) {
            return false;
        }
        String text = id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8);
        for (String one : signatures.split(" ")) {
            String[] parts = one.split(",", 2);
            if (parts.length == 2 && fits(parts[0], Base64.getDecoder().decode(parts[1]), text)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(String version, byte[] signature, String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (version.equals("v1") && secret != null) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return MessageDigest.isEqual(signature, mac.doFinal(bytes));
            }
            if (version.equals("v1a") && publicKey != null) {
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(publicKey);
                verifier.update(bytes);
                return verifier.verify(signature);
            }
            return false;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
