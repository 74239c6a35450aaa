package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Whether a transaction was decided earlier in a stretch. Told by 64 bits of a hash: among a million decisions one is
 * taken for another by mistake with a probability of 3e-8, among a hundred million with one of 3e-4. Not thread-safe.
 */
final class Earlier {

    private final MessageDigest digest;
    private final Fingerprints ids = new Fingerprints();
    private final Fingerprints records = new Fingerprints();

    Earlier() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** How a decision stands to those before it. */
    enum Repetition {
        /** Nothing before it was of this transaction. */
        FIRST,
        /** The transaction was decided before from another record of {@code transactions}. */
        SENT_AGAIN,
        /** The same record of {@code transactions} was decided before. */
        DECIDED_AGAIN
    }

    /** The next one. */
    Repetition of(Score score) {
        String id = score.getTransaction().getTransactionId();
        LogPosition origin = score.getOrigin();
        byte[] place = ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(origin.getPartition())
                .putLong(origin.getOffset())
                .array();
        boolean newId = ids.add(fingerprint(id, new byte[0]));
        boolean newRecord = records.add(fingerprint(id, place));
        if (newId) {
            return Repetition.FIRST;
        }
        return newRecord ? Repetition.SENT_AGAIN : Repetition.DECIDED_AGAIN;
    }

    private long fingerprint(String id, byte[] place) {
        digest.update(place);
        return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
