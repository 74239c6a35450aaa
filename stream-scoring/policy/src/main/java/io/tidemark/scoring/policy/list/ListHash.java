package io.tidemark.scoring.policy.list;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash of a set that is kept up as its members come and go, whatever their order: the sum of the members' SHA-256
 * modulo 2^256 (Bellare and Micciancio 1997, AdHash). It finds what was lost or came twice; it is no proof against
 * somebody who may write the log.
 */
final class ListHash {

    private static final int BYTES = 32;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(8 * BYTES);

    private ListHash() {}

    /** With an entry more. */
    static BigInteger with(BigInteger hash, ListKey entry, long until) {
        return hash.add(of(entry, until)).mod(MODULUS);
    }

    /** With an entry less. */
    static BigInteger without(BigInteger hash, ListKey entry, long until) {
        return hash.subtract(of(entry, until)).mod(MODULUS);
    }

    static String text(BigInteger hash) {
        byte[] bytes = hash.toByteArray();
        byte[] all = new byte[BYTES];
        int given = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - given, all, BYTES - given, given);
        return HexFormat.of().formatHex(all);
    }

    private static BigInteger of(ListKey entry, long until) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // A list's name holds no slash, so no two entries have the same text.
            digest.update(entry.text().getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(until).array());
            return new BigInteger(1, digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
