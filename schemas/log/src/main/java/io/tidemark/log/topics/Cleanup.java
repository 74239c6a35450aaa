package io.tidemark.log.topics;

import java.time.Duration;

/** What the broker does with old records. */
public enum Cleanup {
    /** Deletes what is older than the retention. */
    DELETE("delete"),
    /** Keeps the newest record of each key. */
    COMPACT("compact"),
    /**
     * The same once a record is older than decisions are kept, and until then every record: a decision can be taken
     * again under what stood when it was taken.
     */
    COMPACT_LATE("compact", Duration.ofDays(400));

    private final String policy;
    private final Duration lag;

    Cleanup(String policy) {
        this(policy, Duration.ZERO);
    }

    Cleanup(String policy, Duration lag) {
        this.policy = policy;
        this.lag = lag;
    }

    /** How long every record is kept whatever comes behind it; 0 promises nothing. */
    public Duration lag() {
        return lag;
    }

    /** The value of Kafka's {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
