package io.tidemark.features.engine;

/** How an entity engine took a transaction. */
public enum Answer {
    /** No event of the entity with a later event time had been seen. */
    IN_ORDER,
    /** Inserted in the past and answered, exactly, as of its own time. */
    LATE,
    /** Late by more than the state reaches back: answered from what is left, inserted where it still matters. */
    BEYOND_REACH;

    /** Whether an event of the entity with a later event time had been seen before. */
    public boolean late() {
        return this == LATE || this == BEYOND_REACH;
    }
}
