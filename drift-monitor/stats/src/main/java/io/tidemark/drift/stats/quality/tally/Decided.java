package io.tidemark.drift.stats.quality.tally;

/** What was decided of a transaction; UNKNOWN is a decision of a later version of the schema. */
public enum Decided {
    UNKNOWN,
    APPROVE,
    REVIEW,
    DECLINE;

    private static final Decided[] ALL = values();

    /** How many there are. */
    public static final int COUNT = ALL.length;

    /** A fraudster who has to prove who he is gets no further than one whom a person looks at. */
    private static final String STEP_UP = "STEP_UP";

    /** The decision of this name, {@link #UNKNOWN} if there is none; a step-up counts as a review. */
    public static Decided named(String name) {
        if (name.equals(STEP_UP)) {
            return REVIEW;
        }
        for (Decided decided : ALL) {
            if (decided.name().equals(name)) {
                return decided;
            }
        }
        return UNKNOWN;
    }

    /** True if somebody looks at it or it is stopped. */
    public boolean flagged() {
        return this == REVIEW || this == DECLINE;
    }

    static Decided at(int ordinal) {
        return ALL[ordinal];
    }
}
