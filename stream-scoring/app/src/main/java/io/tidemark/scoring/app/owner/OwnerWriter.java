package io.tidemark.scoring.app.owner;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes who decides, compare and set: all applications of a prefix share one transactional id, so whoever opens shuts
 * out whoever was at it, and what is read after that is true until one's own commit, or the commit fails.
 */
final class OwnerWriter implements AutoCloseable {

    /**
     * A takeover is one transaction, and all that is kept of customers travels in it. Brokers allow 15 minutes unless
     * told otherwise.
     */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

    private static final int MOST_BLOCKED_MILLIS = 15_000;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Shuts out whoever is at it. */
    OwnerWriter(Connection connection) {
        this.topic = OwnerLog.topic(connection);
        this.producer = Clients.producer(
                connection,
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        connection.topicPrefix() + OwnerLog.NAME,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) TRANSACTION_TIMEOUT.toMillis(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        MOST_BLOCKED_MILLIS));
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Who decides from now on. */
    void write(Ownership ownership) {
        producer.beginTransaction();
        producer.send(ownership.record(topic));
        producer.commitTransaction();
    }

    /** All that an application inherits, and that it decides from now on, at once or not at all. */
    void write(Ownership heir, InheritedState state) {
        producer.beginTransaction();
        state.send(producer);
        Map<TopicPartition, OffsetAndMetadata> places = state.places();
        if (!places.isEmpty()) {
            producer.sendOffsetsToTransaction(places, new ConsumerGroupMetadata(heir.owner()));
        }
        producer.send(heir.record(topic));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
