package io.tidemark.local.demo;

import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.registry.UndecodableRecordException;
import io.tidemark.schemas.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics, committed records only, from their beginning to what is their end at the call. */
public final class TopicScan {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection connection;
    private final SchemaRegistry registry;

    public TopicScan(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    /** Hands over every record that decodes and returns how many did not. */
    public <T extends SpecificRecord> long read(Topic<T> topic, BiConsumer<LogPosition, T> to) {
        var serde = registry.serde(topic);
        long[] undecodable = {0};
        each(connection.topic(topic), found -> {
            T value;
            try {
                value = serde.decode(found);
            } catch (UndecodableRecordException broken) {
                undecodable[0]++;
                return;
            }
            to.accept(new LogPosition(found.partition(), found.offset()), value);
        });
        return undecodable[0];
    }

    private void each(String topic, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        Map<String, Object> config = connection.consumerConfig();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var batch = consumer.poll(Duration.ofMillis(200));
                batch.forEach(to);
                if (!batch.isEmpty()) {
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "topic " + topic + " could not be read to its end: nothing came for " + PATIENCE.toSeconds()
                                    + " s; see the broker's log");
                }
            }
        }
    }
}
