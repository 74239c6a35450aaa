package io.tidemark.scoring.model.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names a key: the first 16 hex digits of the SHA-256 of its public half in X.509 form. */
final class KeyId {

    private static final int DIGITS = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    private KeyId() {}

    static String of(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Throws {@link IllegalArgumentException} if this can be no id. */
    static void require(String id) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("a key id has " + DIGITS + " hex digits in lower case");
        }
    }
}
