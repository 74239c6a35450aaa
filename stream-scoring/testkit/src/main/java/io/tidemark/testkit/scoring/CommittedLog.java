package io.tidemark.testkit.scoring;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a read_committed reader sees of a topic. */
public final class CommittedLog<T extends SpecificRecord> implements AutoCloseable {

    private final AvroSerde<T> serde;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<Entry<T>> read = new ArrayList<>();

    /** One record, its place, and the broker's time of it in milliseconds. */
    public record Entry<T>(int partition, long offset, long appendedAt, T value) {}

    public CommittedLog(Connection connection, SchemaRegistry registry, Topic<T> topic) {
        serde = registry.serde(topic);
        Map<String, Object> config = connection.clientConfig();
        config.put("isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(connection.topic(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All that is there, and what else comes within a moment. */
    public List<Entry<T>> read() {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
            decode(message)
                    .ifPresent(value ->
                            read.add(new Entry<>(message.partition(), message.offset(), message.timestamp(), value)));
        }
        return List.copyOf(read);
    }

    /**
     * Empty for a key that is taken back and for what a test wrote to be undecodable; the dead letters say that it was
     * seen.
     */
    private Optional<T> decode(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(serde.decode(message.value()));
        } catch (UndecodableRecordException broken) {
            return Optional.empty();
        }
    }

    /** All up to the present end of what is committed. */
    public List<Entry<T>> readToEnd() {
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (partitions.stream().anyMatch(place -> consumer.position(place) < end.get(place))) {
            read();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the end " + end + " is not reached");
            }
        }
        return List.copyOf(read);
    }

    public int partitions() {
        return partitions.size();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
