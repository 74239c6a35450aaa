package io.tidemark.log.topics;

/** Who writes a topic. */
public enum Writers {
    /** Systems around Tidemark, and people: a record may be anything. */
    ANYBODY,
    /** Tidemark's own processes. */
    OURS
}
