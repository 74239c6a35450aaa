package io.tidemark.features.job;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.log.EventDeserializer;
import io.tidemark.features.job.log.Reading;
import io.tidemark.features.job.silence.EventTimeReader;
import io.tidemark.features.job.silence.RestingSource;
import io.tidemark.features.job.silence.Silence;
import io.tidemark.features.job.state.Types;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where the job reads: from the start of both topics, or from where a checkpoint left off; committed records only.
 *
 * @param parallelism of the job
 */
record Sources(FeaturesJobConfig config, WireFormats formats, int parallelism) {

    DataStream<Event> transactions(StreamExecutionEnvironment env) {
        return source(env, Topics.TRANSACTIONS, reading(Reading.Kind.TRANSACTIONS));
    }

    DataStream<Event> labels(StreamExecutionEnvironment env) {
        return source(env, Topics.LABELS, reading(Reading.Kind.LABELS));
    }

    private Reading reading(Reading.Kind kind) {
        return new Reading(kind, formats, config.clockSkew(), config.bounds());
    }

    private DataStream<Event> source(StreamExecutionEnvironment env, Topic<?> topic, Reading reading) {
        Connection connection = config.connection();
        KafkaSource<Event> kafka = KafkaSource.<Event>builder()
                .setProperties(client())
                .setBootstrapServers(connection.bootstrapServers())
                .setGroupId(connection.topicPrefix() + "tidemark-features")
                .setClientIdPrefix(connection.topicPrefix() + "features-" + topic.name())
                .setTopics(connection.topic(topic))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new EventDeserializer(reading))
                // The number of partitions is fixed.
                .setProperty("partition.discovery.interval.ms", "-1")
                .build();
        DataStream<Event> stream = config.ordered()
                ? env.fromSource(new RestingSource<>(kafka, silence()), ordered(), topic.name(), Types.EVENT)
                        .uid(topic.name())
                        .setParallelism(readers())
                : env.fromSource(kafka, WatermarkStrategy.noWatermarks(), topic.name(), Types.EVENT)
                        .uid(topic.name())
                        .setParallelism(readers());
        return stream;
    }

    /** A subtask without a partition would hold back event time for ever. */
    private int readers() {
        return Math.min(parallelism, config.partitions());
    }

    private WatermarkStrategy<Event> ordered() {
        WatermarkStrategy<Event> strategy = WatermarkStrategy.<Event>forBoundedOutOfOrderness(
                        config.time().disorder())
                .withTimestampAssigner((event, ignored) -> event.time());
        return config.time().alignmentDrift().isZero()
                ? strategy
                : strategy.withWatermarkAlignment(
                        "feed", config.time().alignmentDrift(), config.time().alignmentInterval());
    }

    private Silence silence() {
        Connection connection = config.connection();
        String transactions = connection.topic(Topics.TRANSACTIONS);
        String labels = connection.topic(Topics.LABELS);
        Reading ofTransactions = reading(Reading.Kind.TRANSACTIONS);
        Reading ofLabels = reading(Reading.Kind.LABELS);
        EventTimeReader.Factory eventTimes = () -> {
            EventTimeReader transactionTimes = ofTransactions.eventTimes();
            EventTimeReader labelTimes = ofLabels.eventTimes();
            return record ->
                    record.topic().equals(labels) ? labelTimes.eventTime(record) : transactionTimes.eventTime(record);
        };
        List<String> topics = config.time().labels() ? List.of(transactions, labels) : List.of(transactions);
        return new Silence(topics, config.time().silence(), config.time().disorder(), client(), eventTimes);
    }

    private Properties client() {
        Properties client = new Properties();
        config.connection().consumerConfig().forEach((key, value) -> client.setProperty(key, String.valueOf(value)));
        // What a producer has taken back was never sent.
        client.setProperty("isolation.level", "read_committed");
        return client;
    }
}
