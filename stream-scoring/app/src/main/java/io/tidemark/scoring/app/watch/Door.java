package io.tidemark.scoring.app.watch;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.schemas.door.TransactionCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the features job takes in: whatever it refuses it makes a dead letter of, and nobody else is to decide it. */
public final class Door {

    /** How far a transaction's time may be ahead of the log's unless configured. */
    public static final Duration USUAL_SKEW = Duration.ofHours(1);

    private final TransactionCheck check;
    private final RecordBounds bounds;

    /** @param clockSkew how far ahead of its place in the log a transaction's time may be */
    public Door(Duration clockSkew, RecordBounds bounds) {
        this.check = new TransactionCheck(clockSkew);
        this.bounds = bounds;
    }

    /** The cause for which a record is refused before it is read. */
    Optional<String> refuses(byte[] key, byte[] value) {
        return bounds.check(key, value).map(Rejection::cause);
    }

    /** The cause for which a transaction is refused that was appended then. */
    Optional<String> refuses(Transaction transaction, Instant loggedAt) {
        return bounds.check(transaction)
                .or(() -> check.check(transaction, loggedAt))
                .map(Rejection::cause);
    }
}
