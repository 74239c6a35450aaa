package io.tidemark.cli.deadletters.letter;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Fetches single records by their places. Reads what is not committed too, as the features job does that buries it. */
public final class RecordReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Connection connection;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public RecordReader(Connection connection) {
        this.connection = connection;
        this.consumer = Clients.uncommitted(connection, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1));
    }

    /**
     * The record at this place, empty if the topic holds it no longer.
     *
     * @throws KafkaUnreachableException if the broker does not answer
     */
    Optional<ConsumerRecord<byte[], byte[]>> at(RecordPlace place) {
        TopicPartition partition = new TopicPartition(connection.topicPrefix() + place.topic(), place.partition());
        try {
            return holds(partition, place.offset()) ? fetch(partition, place.offset()) : Optional.empty();
        } catch (TimeoutException e) {
            throw new KafkaUnreachableException(connection, "read " + place, e);
        }
    }

    private boolean holds(TopicPartition partition, long offset) {
        boolean exists = consumer.partitionsFor(partition.topic()).stream()
                .anyMatch(info -> info.partition() == partition.partition());
        return exists
                && offset >= consumer.beginningOffsets(List.of(partition)).get(partition)
                && offset < consumer.endOffsets(List.of(partition)).get(partition);
    }

    private Optional<ConsumerRecord<byte[], byte[]>> fetch(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) <= offset) {
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                // A compacted topic has gaps: what comes first may be the one behind.
                return found.offset() == offset ? Optional.of(found) : Optional.empty();
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s");
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
