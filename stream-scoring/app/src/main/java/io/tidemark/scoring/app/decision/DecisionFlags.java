package io.tidemark.scoring.app.decision;

/**
 * The stable codes in {@code flags} of scores and alerts besides those of
 * {@link io.tidemark.scoring.model.cause.Cause}, of
 * {@link io.tidemark.scoring.app.decision.fallback.Unclear} and of the vector itself.
 */
public final class DecisionFlags {

    /** Decided as usual, but the model could not be explained on this vector: reasons are missing. */
    public static final String REASONS_FAILED = "reasons_failed";

    /** The policy in force is refused by this instance; what was in force before it decided. */
    public static final String POLICY_REFUSED = "policy_refused";

    /** The vector is of another catalogue than the policy in force: its features were missing to the policy. */
    public static final String POLICY_CATALOGUE_MISMATCH = "policy_catalogue_mismatch";

    /** What this instance had read of the lists is not what the control record in force names. */
    public static final String LISTS_INCOMPLETE = "lists_incomplete";

    private DecisionFlags() {}
}
