package io.tidemark.scoring.policy.simulate;

/** What is counted of each cell. Money of frauds is counted beside these, in minor units of each currency. */
enum Figure {
    TRANSACTIONS,
    /** Declined ones that are old enough for an outcome, whether anybody has seen it. */
    SETTLED,
    /** What chance let through and has an outcome, by 1/propensity. */
    RELEASED,
    /** Seen ones, by 1/propensity where chance let them through. */
    FRAUDS,
    /** Seen ones, by 1/propensity where chance let them through. */
    GENUINE;

    static int money(int currency) {
        return values().length + currency;
    }
}
