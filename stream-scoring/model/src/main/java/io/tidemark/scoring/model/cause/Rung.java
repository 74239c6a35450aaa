package io.tidemark.scoring.model.cause;

/** One way to decide, tried in the order of the ladder. */
public enum Rung {

    /** The model in force all the same; the decision is only flagged. */
    MODEL(false),

    /** The champion before, if this instance holds it and the vector fits it. */
    LAST_GOOD(false),

    /** The transaction's amount; without one in a known currency it is reviewed. */
    AMOUNT(true),

    /** Open: whatever it is, it passes. */
    APPROVE(true),

    /** Whatever it is, somebody looks at it. */
    REVIEW(true),

    /** Closed: whatever it is, it does not pass. */
    DECLINE(true);

    private final boolean certain;

    Rung(boolean certain) {
        this.certain = certain;
    }

    /** Whether it decides every transaction, so that no other comes after it. */
    public boolean isCertain() {
        return certain;
    }
}
