package io.tidemark.scoring.policy;

/** What a policy decides, from the mildest step to the hardest. */
public enum PolicyDecision {
    APPROVE,
    /** The customer has to prove who it is: 3-D Secure and the like. */
    STEP_UP,
    /** A person looks at it. */
    REVIEW,
    DECLINE
}
