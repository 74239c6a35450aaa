package io.tidemark.flink.log;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/**
 * Reads a topic from its start, or from where a checkpoint left off, and committed records alone: what a producer has
 * taken back was never sent.
 *
 * @param group after the prefix; where places are committed for others to see lag by. Two readers of one topic need two
 *     groups, or each hides how far the other is
 */
public record LogSource(Connection connection, String group) {

    public <T> KafkaSource<T> of(Topic<?> topic, KafkaRecordDeserializationSchema<T> reader) {
        return KafkaSource.<T>builder()
                .setProperties(client())
                .setBootstrapServers(connection.bootstrapServers())
                .setGroupId(connection.topicPrefix() + group)
                .setClientIdPrefix(connection.topicPrefix() + group.replace("tidemark-", "") + "-" + topic.name())
                .setTopics(connection.topic(topic))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(reader)
                // The number of partitions is fixed.
                .setProperty("partition.discovery.interval.ms", "-1")
                .build();
    }

    /** What any reader of the log is set up with. */
    public Properties client() {
        Properties client = new Properties();
        connection.consumerConfig().forEach((key, value) -> client.setProperty(key, String.valueOf(value)));
        client.setProperty("isolation.level", "read_committed");
        return client;
    }
}
