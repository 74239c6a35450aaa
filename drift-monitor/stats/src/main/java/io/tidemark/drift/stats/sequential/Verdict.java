package io.tidemark.drift.stats.sequential;

/** What a detector says after an observation. */
public enum Verdict {
    /** Nothing speaks against the errors being as they were, or too little has been seen. */
    STABLE,
    /**
     * The errors may have become more: too many for comfort, too few to be sure. Only {@link Ddm} and {@link Eddm}
     * warn.
     */
    WARNING,
    /** The errors have become more. The detector has forgotten what lies before the change. */
    DRIFT
}
