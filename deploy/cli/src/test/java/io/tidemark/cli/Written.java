package io.tidemark.cli;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic holds. */
public final class Written {

    private Written() {}

    /** All records, each partition's in the order of the log. */
    public static <T extends SpecificRecord> List<ConsumerRecord<String, T>> in(Connection connection, Topic<T> topic)
            throws IOException {
        List<ConsumerRecord<String, T>> found = new ArrayList<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<T> serde = registry.serde(topic);
            try (KafkaConsumer<String, T> consumer =
                    new KafkaConsumer<>(connection.clientConfig(), new StringDeserializer(), serde)) {
                Map<TopicPartition, Long> ends = assign(consumer, connection.topic(topic));
                while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                    consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                }
            }
        }
        return found;
    }

    /** How many records have been written, without reading them. */
    public static long count(Connection connection, Topic<?> topic) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(connection.clientConfig(), new StringDeserializer(), new StringDeserializer())) {
            return assign(consumer, connection.topic(topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static Map<TopicPartition, Long> assign(KafkaConsumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }
}
