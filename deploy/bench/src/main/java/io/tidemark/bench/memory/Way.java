package io.tidemark.bench.memory;

/** A way to train on many rows. */
public enum Way {
    /** All rows in memory. */
    WHOLE,
    /** All rows in a file of text, from which XGBoost makes pages on disk that it reads in each round. */
    EXTERNAL,
    /** All frauds, and of the others as many as there is room for, weighted. */
    SAMPLED,
    /** The same with the exact way to find splits, which XGBoost's external memory does not offer. */
    SAMPLED_EXACT,
    /** All rows in memory, likewise exact. */
    WHOLE_EXACT
}
