package io.tidemark.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.engine.Event;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the test sends to the topics and reads back. */
record ClusterLog(Connection connection) {

    void send(List<Event> events) {
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        var transactions = registry.serde(Topics.TRANSACTIONS);
        var labels = registry.serde(Topics.LABELS);
        write(events.stream()
                .map(event -> event.isLabel()
                        ? to(Topics.LABELS, event.label().getCustomerId(), labels.encode(event.label()))
                        : to(
                                Topics.TRANSACTIONS,
                                event.transaction().getCustomerId(),
                                transactions.encode(event.transaction())))
                .toList());
    }

    /** Bytes that are no record of the topic. */
    void sendBroken(Topic<?> topic, int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(to(topic, "c" + i, ("broken " + i).getBytes(UTF_8)));
        }
        write(records);
    }

    private ProducerRecord<byte[], byte[]> to(Topic<?> topic, String key, byte[] value) {
        return new ProducerRecord<>(connection.topic(topic), key.getBytes(UTF_8), value);
    }

    private void write(List<ProducerRecord<byte[], byte[]>> records) {
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                connection.producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                var unused = producer.send(record, (metadata, failure) -> failed.compareAndSet(null, failure));
            }
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a record was not sent", failed.get());
        }
    }

    /** Everything that a topic holds now, partition by partition. */
    <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        List<T> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(connection.topic(topic)).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> found.add(registry.serde(topic).decode(record.value())));
            }
        }
        return found;
    }

    /** How many records a topic has been given. */
    long count(Topic<?> topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(connection.topic(topic)).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
