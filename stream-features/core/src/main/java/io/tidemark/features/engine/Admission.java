package io.tidemark.features.engine;

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
}
