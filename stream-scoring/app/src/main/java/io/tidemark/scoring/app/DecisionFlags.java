package io.tidemark.scoring.app;

/** Why a decision is not a normal one: the stable codes in {@code flags} of scores and alerts. */
public final class DecisionFlags {

    /** No activation is in force, or the one in force names no champion: decided by amount. */
    public static final String NO_MODEL = "no_model";

    /** The champion's bundle had not arrived or was refused: decided by the last good model, or else by amount. */
    public static final String MODEL_MISSING = "model_missing";

    /** The vector was computed with another catalogue than the model was trained with: decided by amount. */
    public static final String CATALOGUE_MISMATCH = "catalogue_mismatch";

    /** The vector has not as many values as the model has features: decided by amount. */
    public static final String INCOMPLETE_VECTOR = "incomplete_vector";

    /** The model threw or gave no finite number: decided by amount. */
    public static final String MODEL_FAILED = "model_failed";

    /** To be decided by amount, but without an amount in a currency that is known: sent to review. */
    public static final String NO_AMOUNT = "no_amount";

    private DecisionFlags() {}
}
