package io.tidemark.drift.stats.alarm.measure;

/** What about a column is compared. */
public enum FindingKind {
    /** How its values are spread over the bins. */
    SHIFT,
    /** How often it has no value. */
    MISSING,
    /** How often a column of categories has one that training did not know. */
    UNSEEN,
    /** How often a decision is not a plain approval; of no column. */
    ALERTS,
    /** How many events there are; of no column. */
    VOLUME
}
