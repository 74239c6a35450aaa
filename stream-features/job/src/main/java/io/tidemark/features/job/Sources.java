package io.tidemark.features.job;

import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.log.EventDeserializer;
import io.tidemark.features.job.log.Reading;
import io.tidemark.features.job.silence.EventTimeReader;
import io.tidemark.features.job.silence.RestingSource;
import io.tidemark.features.job.silence.Silence;
import io.tidemark.features.job.state.Types;
import io.tidemark.flink.log.LogSource;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where the job reads: from the start of the topics, or from where a checkpoint left off; committed records only.
 *
 * @param parallelism of the job
 */
record Sources(FeaturesJobConfig config, WireFormats formats, int parallelism) {
    /** Consumer group, after the prefix. */
    private static final String GROUP = "tidemark-features";

    DataStream<Event> transactions(StreamExecutionEnvironment env) {
        return source(env, Topics.TRANSACTIONS, reading(Reading.Kind.TRANSACTIONS));
    }

    DataStream<Event> labels(StreamExecutionEnvironment env) {
        return source(env, Topics.LABELS, reading(Reading.Kind.LABELS));
    }

    DataStream<Event> outcomes(StreamExecutionEnvironment env) {
        return source(env, Topics.OUTCOMES, reading(Reading.Kind.OUTCOMES));
    }

    private Reading reading(Reading.Kind kind) {
        return new Reading(
                kind,
                formats,
                config.clockSkew(),
                config.bounds(),
                new NumberCheck(config.catalogue().numbers()));
    }

    private DataStream<Event> source(StreamExecutionEnvironment env, Topic<?> topic, Reading reading) {
        KafkaSource<Event> kafka = log().of(topic, new EventDeserializer(reading));
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
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put(topic(Topics.TRANSACTIONS), reading(Reading.Kind.TRANSACTIONS));
        if (config.time().labels()) {
            readings.put(topic(Topics.LABELS), reading(Reading.Kind.LABELS));
        }
        if (config.catalogue().needsOutcomes()) {
            readings.put(topic(Topics.OUTCOMES), reading(Reading.Kind.OUTCOMES));
        }
        EventTimeReader.Factory eventTimes = () -> {
            Map<String, EventTimeReader> byTopic = new HashMap<>();
            readings.forEach((topic, reading) -> byTopic.put(topic, reading.eventTimes()));
            return record -> byTopic.get(record.topic()).eventTime(record);
        };
        return new Silence(
                List.copyOf(readings.keySet()),
                config.time().silence(),
                config.time().disorder(),
                log().client(),
                eventTimes);
    }

    private String topic(Topic<?> topic) {
        return config.connection().topic(topic);
    }

    private LogSource log() {
        return new LogSource(config.connection(), GROUP);
    }
}
