package io.tidemark.scoring.app.owner;

import io.tidemark.log.kafka.Connection;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What one application leaves to another: how far it has decided, and its stores. Without the stores, vectors that come
 * twice would be decided twice.
 *
 * <p>The heir may have stores of its own from an earlier time; they become equal to those that are left, so what is not
 * in these is deleted.
 */
final class InheritedState {

    private final StateTopics topics;
    private final Connection connection;
    private final Map<TopicPartition, OffsetAndMetadata> places;

    /** @param topics of both, of the same partitions */
    InheritedState(Connection connection, StateTopics topics, Map<TopicPartition, OffsetAndMetadata> places) {
        this.connection = connection;
        this.topics = topics;
        this.places = Map.copyOf(places);
    }

    /** Where the heir goes on. */
    Map<TopicPartition, OffsetAndMetadata> places() {
        return places;
    }

    /** Sends what the heir's changelogs lack, a partition at a time. */
    void send(KafkaProducer<byte[], byte[]> producer) {
        try (ChangelogReader reader = new ChangelogReader(connection)) {
            topics.pairs().forEach((from, to) -> {
                Map<ByteBuffer, byte[]> left = reader.entries(from);
                Map<ByteBuffer, byte[]> own = reader.entries(to);
                left.forEach((key, value) -> {
                    if (!Arrays.equals(value, own.get(key))) {
                        send(producer, to, key, value);
                    }
                });
                own.keySet().stream()
                        .filter(key -> !left.containsKey(key))
                        .forEach(key -> send(producer, to, key, null));
            });
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, TopicPartition to, ByteBuffer key, byte[] value) {
        producer.send(new ProducerRecord<>(to.topic(), to.partition(), key.array(), value));
    }
}
