package io.tidemark.testkit.poison.trial;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic, committed records only, from its beginning on; what cannot be read there is poison of ours. Not
 * thread-safe.
 */
final class TopicTail<T extends SpecificRecord> implements AutoCloseable {

    private final AvroSerde<T> serde;
    private final Consumer<T> sink;
    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicTail(Connection connection, SchemaRegistry registry, Topic<T> topic, Consumer<T> sink) {
        this.serde = registry.serde(topic);
        this.sink = sink;
        Map<String, Object> config = new HashMap<>(connection.consumerConfig());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(connection.topic(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes what came since the last call. */
    void poll(Duration atMost) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(atMost)) {
            if (found.value() != null) {
                hand(found.value());
            }
        }
    }

    private void hand(byte[] value) {
        T decoded;
        try {
            decoded = serde.decode(value);
        } catch (UndecodableRecordException e) {
            // The corpus spoils this topic too, and what comes of that the corpus knows.
            return;
        }
        sink.accept(decoded);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
