package io.tidemark.drift.stats.alarm;

/** What a drift looks like. */
public enum Cause {
    /** Nothing drifts. */
    NONE(false),
    /**
     * Values are lost, constant, renamed, or most of the traffic is missing: somebody has to mend it, and a model
     * trained on it would learn the fault.
     */
    PIPELINE_FAULT(false),
    /** The traffic is another one from one window to the next. */
    MIX_SHIFT(true),
    /** More is found suspicious than before. */
    ATTACK(true),
    /** The traffic has moved away from the reference little by little. */
    SLOW_DRIFT(true);

    private final boolean retraining;

    Cause(boolean retraining) {
        this.retraining = retraining;
    }

    /** Whether a new model may help. */
    public boolean asksForRetraining() {
        return retraining;
    }
}
