package io.tidemark.bench.peer;

import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.log.EventDeserializer;
import io.tidemark.features.job.log.Reading;
import io.tidemark.features.job.state.Types;
import io.tidemark.log.topics.Topic;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads topics as the features job does. */
record PlainSources(FeaturesJobConfig config, WireFormats formats, int parallelism) {

    DataStream<Event> of(StreamExecutionEnvironment env, Topic<?> topic, Reading.Kind kind) {
        KafkaSource<Event> source = KafkaSource.<Event>builder()
                .setBootstrapServers(config.connection().bootstrapServers())
                .setGroupId(config.connection().topicPrefix() + "bench")
                .setClientIdPrefix(config.connection().topicPrefix() + "bench-" + topic.name())
                .setTopics(config.connection().topic(topic))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty("isolation.level", "read_committed")
                .setProperty("partition.discovery.interval.ms", "-1")
                .setDeserializer(new EventDeserializer(new Reading(
                        kind,
                        formats,
                        config.clockSkew(),
                        config.bounds(),
                        new NumberCheck(config.catalogue().numbers()))))
                .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), topic.name(), Types.EVENT)
                .uid(topic.name())
                .setParallelism(Math.min(parallelism, config.partitions()));
    }
}
