package io.tidemark.features.engine;

import io.tidemark.schemas.Transaction;
import java.util.Optional;

/**
 * What the {@link CustomerLog} says of a transaction.
 *
 * @param number the transaction's place in its customer's order of arrival, from 1; 0 if it is not new
 */
public record Admission(Kind kind, long number) {

    /** Whether the id is new to its customer. */
    public enum Kind {
        /** Not seen within the retention. */
        NEW,
        /** The same transaction once more. */
        DUPLICATE,
        /** The id of an earlier transaction with other content. */
        CONFLICT
    }

    /** Why the transaction goes no further; empty if it is new. */
    public Optional<Rejection> rejection(Transaction transaction) {
        String which = "transaction " + transaction.getTransactionId() + " of customer " + transaction.getCustomerId();
        return switch (kind) {
            case NEW -> Optional.empty();
            case DUPLICATE -> Optional.of(new Rejection("duplicate", which + " was sent once more"));
            case CONFLICT ->
                Optional.of(new Rejection(
                        "conflicting_duplicate", which + " has the id of an earlier one with other content"));
        };
    }
}
