package io.tidemark.scoring.policy.simulate;

/** What is counted of a policy. Money is counted beside these, in minor units of each currency. */
enum Figure {
    APPROVED,
    STEPPED_UP,
    REVIEWED,
    DECLINED,
    /** Frauds that were not approved. */
    FRAUDS_STOPPED,
    /** Frauds that were approved. */
    FRAUDS_MISSED,
    /** Genuine ones that were not approved. */
    GENUINE_STOPPED,
    /** Genuine ones that were declined. */
    GENUINE_DECLINED
}
