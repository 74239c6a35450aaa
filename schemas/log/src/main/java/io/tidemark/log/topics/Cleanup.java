package io.tidemark.log.topics;

/** What the broker does with old records. */
public enum Cleanup {
    /** Deletes what is older than the retention. */
    DELETE("delete"),
    /** Keeps the newest record of each key. */
    COMPACT("compact");

    private final String policy;

    Cleanup(String policy) {
        this.policy = policy;
    }

    /** The value of Kafka's {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
