package io.tidemark.scoring.app.watch;

import java.time.Duration;
import org.apache.kafka.common.utils.Utils;

/**
 * How transactions are watched whose vectors may not come in time.
 *
 * @param transactions full name of the topic of the transactions; it has the partitions of {@code features}
 * @param superseded full name of the topic of the vectors that came too late
 * @param timeout from when a task has read a transaction until it is decided without its vector
 * @param partitions of either topic
 */
public record WatchSettings(String transactions, String superseded, Duration timeout, int partitions) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    public WatchSettings {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("features.timeout is %s, but should be more than 0".formatted(timeout));
        }
    }

    /** Whether a transaction with this key, in this partition, meets its vector there: whoever sent it divides keys as Kafka's own clients do. */
    public boolean meetsItsVector(byte[] key, int partition) {
        return key != null && Utils.toPositive(Utils.murmur2(key)) % partitions == partition;
    }

    /** How often to look what is due. */
    public Duration period() {
        Duration tenth = timeout.dividedBy(10);
        return tenth.compareTo(SHORTEST) < 0 ? SHORTEST : tenth.compareTo(LONGEST) > 0 ? LONGEST : tenth;
    }
}
