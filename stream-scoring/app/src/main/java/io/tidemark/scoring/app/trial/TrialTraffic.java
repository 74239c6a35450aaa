package io.tidemark.scoring.app.trial;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topic;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.app.models.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads scores and labels from a time on. Labels are held back until the scores that were there at the start are read, since they speak of these. Not thread-safe. */
final class TrialTraffic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialTraffic.class);
    private final AvroSerde<Score> scores;
    private final AvroSerde<Label> labels;
    private final KafkaConsumer<byte[], byte[]> scored;
    private final KafkaConsumer<byte[], byte[]> labelled;
    private final Map<TopicPartition, Long> there;
    private boolean caughtUp;

    TrialTraffic(Connection connection, SchemaRegistry registry, Instant since) {
        this.scores = registry.serde(Topics.SCORES);
        this.labels = registry.serde(Topics.LABELS);
        this.scored = from(connection, Topics.SCORES, since);
        this.labelled = from(connection, Topics.LABELS, since);
        this.there = scored.endOffsets(scored.assignment());
    }

    /** Hands over what comes within a time. */
    void poll(Duration atMost, Consumer<Score> score, Consumer<Label> label) {
        for (ConsumerRecord<byte[], byte[]> message : scored.poll(atMost)) {
            Decoded.of(message, scores).ifPresent(score);
        }
        caughtUp =
                caughtUp || there.entrySet().stream().allMatch(end -> scored.position(end.getKey()) >= end.getValue());
        if (caughtUp) {
            for (ConsumerRecord<byte[], byte[]> message : labelled.poll(Duration.ZERO)) {
                Decoded.of(message, labels).ifPresent(label);
            }
        }
    }

    @Override
    public void close() {
        try (scored;
                labelled) {
            LOG.debug("The trial's traffic is no longer read");
        }
    }

    private static KafkaConsumer<byte[], byte[]> from(Connection connection, Topic<?> topic, Instant since) {
        Map<String, Object> config = new HashMap<>(connection.consumerConfig());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(connection.topic(topic)).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        partitions.forEach(partition -> consumer.seek(
                partition,
                Optional.ofNullable(found.get(partition))
                        .map(OffsetAndTimestamp::offset)
                        .orElse(ends.get(partition))));
        return consumer;
    }
}
