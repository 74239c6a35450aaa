package io.tidemark.features.job.backfill;

import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.log.EventDeserializer;
import io.tidemark.features.job.log.Reading;
import io.tidemark.features.job.state.Types;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topics from their beginning to where they end when the job starts. */
record BoundedLog(FeaturesJobBackfillConfig config, Connection connection, WireFormats formats) {

    DataStream<Event> transactions(StreamExecutionEnvironment env) {
        return source(env, Topics.TRANSACTIONS, Reading.Kind.TRANSACTIONS);
    }

    DataStream<Event> labels(StreamExecutionEnvironment env) {
        return source(env, Topics.LABELS, Reading.Kind.LABELS);
    }

    DataStream<Event> outcomes(StreamExecutionEnvironment env) {
        return source(env, Topics.OUTCOMES, Reading.Kind.OUTCOMES);
    }

    private DataStream<Event> source(StreamExecutionEnvironment env, Topic<?> topic, Reading.Kind kind) {
        Properties client = new Properties();
        connection.consumerConfig().forEach((key, value) -> client.setProperty(key, String.valueOf(value)));
        // As the live job reads: what a producer has taken back was never sent.
        client.setProperty("isolation.level", "read_committed");
        KafkaSource<Event> kafka = KafkaSource.<Event>builder()
                .setProperties(client)
                .setBootstrapServers(connection.bootstrapServers())
                .setGroupId(connection.topicPrefix() + "tidemark-features-backfill")
                .setClientIdPrefix(connection.topicPrefix() + "features-backfill-" + topic.name())
                .setTopics(connection.topic(topic))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new EventDeserializer(new Reading(
                        kind,
                        formats,
                        config.clockSkew(),
                        config.bounds(),
                        new NumberCheck(config.catalogue().numbers()))))
                .build();
        return env.fromSource(kafka, FeaturesJobBackfill.orderOfTheLog(), topic.name(), Types.EVENT)
                .uid(topic.name());
    }
}
