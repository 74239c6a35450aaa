package io.tidemark.scoring.app.decision.fallback;

import java.util.Locale;

/** Why an amount decides nothing. */
public enum Unclear {
    /** There is none. */
    NO_AMOUNT,
    /** Its currency is none of ISO 4217, so nobody knows its scale. */
    UNKNOWN_CURRENCY,
    /** It is below zero, which is no smaller risk. */
    NEGATIVE_AMOUNT,
    /** It is in another currency than the limits, and no rate is configured. */
    NO_RATE;

    /** The stable code in {@code flags} of scores and alerts. */
    public String flag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
