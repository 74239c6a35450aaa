package io.tidemark.demo.simulator;

/** The kinds of fraud that the simulator plants. */
public enum FraudKind {
    /** A stolen card is used for single purchases far above its holder's habit. */
    STOLEN_CARD,
    /** A terminal is compromised for days, and half of what passes through it is fraud. */
    COMPROMISED_TERMINAL,
    /** An account is taken over and emptied in a burst of large purchases. */
    ACCOUNT_TAKEOVER,
    /** Cards are tried out with a rapid series of tiny amounts; unknown before the drift. */
    CARD_TESTING
}
