package io.tidemark.log.topics;

/** How many partitions a topic has. */
public enum Partitions {
    /** The configured count of keyed topics, the same for all of them and fixed once they exist. */
    KEYED,
    /** One: its records have one order. */
    SINGLE;

    /** The count, given that of keyed topics. */
    public int count(int keyed) {
        return this == KEYED ? keyed : 1;
    }
}
