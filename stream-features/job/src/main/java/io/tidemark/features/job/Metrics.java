package io.tidemark.features.job;

/** Names of the job's own metrics; every one is a counter of an operator. */
final class Metrics {
    /** Transactions that were sent again with the same content, and dropped. */
    static final String DUPLICATES = "duplicates";

    /** Transactions that came after a later one of the same entity, answered as of their own time. */
    static final String LATE = "late";

    /** Records that were refused. */
    static final String DEAD_LETTERS = "dead_letters";

    /** Labels that name no entity of this stage, and so change nothing there. */
    static final String UNROUTED_LABELS = "unrouted_labels";

    /** Vectors that had to wait in the last stage for a predecessor of the same customer. */
    static final String WAITED = "waited";

    private Metrics() {}
}
