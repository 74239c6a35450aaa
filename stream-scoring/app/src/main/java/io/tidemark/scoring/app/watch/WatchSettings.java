package io.tidemark.scoring.app.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.utils.Utils;

/**
 * How transactions are watched whose vectors may not come in time.
 *
 * @param transactions full name of the topic of the transactions; it has the partitions of {@code features}
 * @param timeout from when a task has read a transaction until it is decided without its vector
 * @param partitions of either topic
 * @param door which transactions the features job takes in
 */
public record WatchSettings(String transactions, Duration timeout, int partitions, Door door) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    public WatchSettings {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("features.timeout is %s, but should be more than 0".formatted(timeout));
        }
    }

    /**
     * Where the vectors of a customer come, whatever the keys of the transactions are: the features job divides as
     * Kafka's own clients do.
     */
    int partitionOf(String customer) {
        return Utils.toPositive(Utils.murmur2(customer.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** How often to look what is due. */
    public Duration period() {
        Duration tenth = timeout.dividedBy(10);
        return tenth.compareTo(SHORTEST) < 0 ? SHORTEST : tenth.compareTo(LONGEST) > 0 ? LONGEST : tenth;
    }
}
