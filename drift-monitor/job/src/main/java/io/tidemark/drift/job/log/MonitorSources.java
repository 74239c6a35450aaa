package io.tidemark.drift.job.log;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads committed records only, from the start of a topic or from where a checkpoint left off.
 *
 * @param group after the prefix; where places are committed for others to see lag by. Two readers of one topic need two
 *     groups, or each hides how far the other is
 */
public record MonitorSources(Connection connection, String group) {

    public <O> DataStreamSource<O> read(
            StreamExecutionEnvironment env, Topic<?> topic, LogReader<?, O> reader, WatermarkStrategy<O> eventTime) {
        Properties client = new Properties();
        connection.consumerConfig().forEach((key, value) -> client.setProperty(key, String.valueOf(value)));
        KafkaSource<O> source = KafkaSource.<O>builder()
                .setProperties(client)
                .setBootstrapServers(connection.bootstrapServers())
                .setGroupId(connection.topicPrefix() + group)
                .setClientIdPrefix(connection.topicPrefix() + group.replace("tidemark-", "") + "-" + topic.name())
                .setTopics(connection.topic(topic))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(reader)
                .setProperty("isolation.level", "read_committed")
                // The number of partitions is fixed.
                .setProperty("partition.discovery.interval.ms", "-1")
                .build();
        return env.fromSource(source, eventTime, topic.name(), reader.getProducedType());
    }
}
