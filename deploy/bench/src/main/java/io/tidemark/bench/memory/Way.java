package io.tidemark.bench.memory;

/** A way to train on many rows. */
public enum Way {
    /** All rows in memory. */
    WHOLE,
    /** All frauds, and of the others as many as there is room for, weighted. */
    SAMPLED,
    /** The same with the exact way to find splits. */
    SAMPLED_EXACT,
    /** All rows in memory, likewise exact. */
    WHOLE_EXACT
}
