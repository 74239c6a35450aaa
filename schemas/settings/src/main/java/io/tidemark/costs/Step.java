package io.tidemark.costs;

/** What may become of a transaction, from the mildest step to the hardest. */
public enum Step {
    APPROVE,
    STEP_UP,
    REVIEW,
    DECLINE
}
