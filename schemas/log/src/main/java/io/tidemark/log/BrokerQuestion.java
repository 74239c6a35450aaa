package io.tidemark.log;

import io.tidemark.log.kafka.Clients;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Asks the broker something now and then between two polls: a poll of places that are known waits in silence for a
 * broker that is gone, and a question that is not answered fails. Not thread-safe.
 */
public final class BrokerQuestion {

    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private final Consumer<?, ?> consumer;
    private long asked = System.nanoTime();

    /** By this consumer, once its partitions are assigned. */
    public BrokerQuestion(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** @throws org.apache.kafka.common.errors.TimeoutException if it was time to ask and the broker does not answer */
    public void ask() {
        if (System.nanoTime() - asked > BETWEEN.toNanos()) {
            consumer.endOffsets(consumer.assignment(), Clients.ANSWER);
            asked = System.nanoTime();
        }
    }
}
