package io.tidemark.features.job;

/** Names of the job's own metrics; every one is a counter of an operator. */
final class Counters {
    /** Transactions that were sent again with the same content, and dropped. */
    static final String DUPLICATES = "duplicates";

    /** Transactions that came after a later one of the same entity, answered as of their own time. */
    static final String LATE = "late";

    /** Records that were refused. */
    static final String DEAD_LETTERS = "dead_letters";

    /** Vectors that lack values because of what their transactions say or do not say, see their flags. */
    static final String FLAGGED = "flagged";

    /** Labels that wait for their transactions, because they do not say where they belong. */
    static final String WAITING_LABELS = "waiting_labels";

    /** Entities that were forgotten because nothing of them mattered any more. */
    static final String EXPIRED = "expired";

    /** Vectors that had to wait in the last stage for a predecessor of the same customer. */
    static final String WAITED = "waited";

    private Counters() {}
}
