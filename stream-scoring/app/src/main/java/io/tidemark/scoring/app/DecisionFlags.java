package io.tidemark.scoring.app;

/** The stable codes in {@code flags} of scores and alerts besides those of {@link io.tidemark.scoring.app.fallback.Cause}. */
public final class DecisionFlags {

    /** To be decided by amount, but without an amount in a currency that is known: sent to review. */
    public static final String NO_AMOUNT = "no_amount";

    /** Decided as usual, but the model could not be explained on this vector: reasons are missing. */
    public static final String REASONS_FAILED = "reasons_failed";

    private DecisionFlags() {}
}
