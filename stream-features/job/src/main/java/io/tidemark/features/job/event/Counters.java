package io.tidemark.features.job.event;

/** Names of the job's own metrics; every one is a counter of an operator. */
public final class Counters {
    /** Transactions that were sent again with the same content, and dropped. */
    public static final String DUPLICATES = "duplicates";

    /** Transactions that came after a later one of the same entity, answered as of their own time. */
    public static final String LATE = "late";

    /** Records that were refused. */
    public static final String DEAD_LETTERS = "dead_letters";

    /** Vectors that lack values because of what their transactions say or do not say, see their flags. */
    public static final String FLAGGED = "flagged";

    /** Numbers of transactions under names that the catalogue does not declare. */
    public static final String UNDECLARED_NUMBERS = "undeclared_numbers";

    /** Labels that wait for their transactions, because they do not say where they belong. */
    public static final String WAITING_LABELS = "waiting_labels";

    /** Outcomes that wait for their transactions, because they do not say where they belong. */
    public static final String WAITING_OUTCOMES = "waiting_outcomes";

    /** Entities that were forgotten because nothing of them mattered any more. */
    public static final String EXPIRED = "expired";

    /** Vectors that had to wait in the last stage for a predecessor. */
    public static final String WAITED = "waited";

    private Counters() {}
}
