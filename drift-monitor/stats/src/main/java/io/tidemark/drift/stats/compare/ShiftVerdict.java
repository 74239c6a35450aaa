package io.tidemark.drift.stats.compare;

/** What a comparison of a column comes to. */
public enum ShiftVerdict {
    /** Beyond a limit: its values, the share of those that are missing, or all values are gone. */
    DRIFTED("drifted"),
    /** Within its limits, and on one side there are so few values that a shift may only be unseen. */
    TOO_FEW("too few"),
    /** Within its limits. */
    STEADY("");

    private final String word;

    ShiftVerdict(String word) {
        this.word = word;
    }

    /** For people; empty where there is nothing to say. */
    public String word() {
        return word;
    }
}
