package io.tidemark.bench.pipeline;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The times of transactions by stage, read from the log when all is over. When a transaction, a vector and a score were
 * appended is what the broker wrote beside them, in whole milliseconds; when a score and an alert were read, the
 * {@link Ear}s know. All clocks are those of one machine.
 */
final class Trail {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int DIGITS = 3;

    private final Connection connection;
    private final AvroSerde<Score> scores;
    private final AvroSerde<FraudAlert> alerts;
    private final Map<Topic<?>, Map<TopicPartition, Long>> begins = new HashMap<>();

    /** Marks the places from which on it will read. */
    Trail(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        scores = registry.serde(Topics.SCORES);
        alerts = registry.serde(Topics.ALERTS_FRAUD);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (Topic<?> topic : List.of(Topics.FEATURES, Topics.SCORES, Topics.ALERTS_FRAUD)) {
                begins.put(topic, consumer.endOffsets(partitions(consumer, topic)));
            }
        }
    }

    /** What was found: the times, and whether every transaction has one score, with the expected features. */
    record Found(Map<Stage, Histogram> latencies, boolean once) {}

    /**
     * Reads what has come since the beginning.
     *
     * @param schedule of what was sent
     * @param counted index of the first transaction whose times count
     */
    Found read(Schedule schedule, int counted, Ear committed, Ear uncommitted, Expected expected) {
        Map<TopicPartition, Times> vectors = new HashMap<>();
        begins.get(Topics.FEATURES).forEach((partition, begin) -> vectors.put(partition, new Times(begin)));
        read(Topics.FEATURES, message -> vectors.get(place(message)).note(message.offset(), message.timestamp()));
        double[][] values = new double[schedule.count()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = expected.of(schedule.first() + i);
        }
        Map<Stage, Histogram> latencies = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            latencies.put(stage, new Histogram(DIGITS));
        }
        int[] found = {0};
        boolean[] once = {true};
        Clock clock = Clock.now();
        String features = connection.topic(Topics.FEATURES);
        read(Topics.SCORES, message -> {
            Score score = scores.decode(message.value());
            int index = Math.toIntExact(LiveFeed.number(score.getTransaction().getTransactionId()) - schedule.first());
            if (index < 0 || index >= values.length || values[index] == null) {
                once[0] = false;
                return;
            }
            once[0] &= expected.equals(values[index], score.getVector());
            values[index] = null;
            found[0]++;
            if (index < counted) {
                return;
            }
            TopicPartition vector =
                    new TopicPartition(features, score.getFeaturesPosition().getPartition());
            long[] at = {
                schedule.due(index),
                clock.nanos(score.getLoggedAt().toEpochMilli()),
                clock.nanos(vectors.get(vector).at(score.getFeaturesPosition().getOffset())),
                clock.nanos(message.timestamp()),
                uncommitted.at(place(message), message.offset()),
                committed.at(place(message), message.offset())
            };
            note(latencies, at);
        });
        read(Topics.ALERTS_FRAUD, message -> {
            FraudAlert alert = alerts.decode(message.value());
            int index = Math.toIntExact(LiveFeed.number(alert.getTransaction().getTransactionId()) - schedule.first());
            if (index >= counted && index < values.length) {
                record(latencies, Stage.ALERT, committed.at(place(message), message.offset()) - schedule.due(index));
            }
        });
        return new Found(latencies, once[0] && found[0] == values.length);
    }

    private static void note(Map<Stage, Histogram> latencies, long[] at) {
        List<Stage> steps = List.of(Stage.SENT, Stage.FEATURES, Stage.SCORED, Stage.READ, Stage.COMMIT);
        for (int i = 0; i < steps.size(); i++) {
            record(latencies, steps.get(i), at[i + 1] - at[i]);
        }
        record(latencies, Stage.UNCOMMITTED, at[4] - at[0]);
        record(latencies, Stage.COMMITTED, at[5] - at[0]);
    }

    /** The broker's times are cut to milliseconds, so a stage may seem to end before it begins. */
    private static void record(Map<Stage, Histogram> latencies, Stage stage, long nanos) {
        latencies.get(stage).recordValue(Math.max(1, nanos));
    }

    private void read(Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            begins.get(topic).forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(reader);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = connection.consumerConfig();
        config.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Topic<?> topic) {
        return consumer.partitionsFor(connection.topic(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static TopicPartition place(ConsumerRecord<byte[], byte[]> message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    /** Sets the time of day beside {@link System#nanoTime}. */
    private record Clock(long nanoTime, long epochNanos) {

        static Clock now() {
            Instant now = java.time.Clock.systemUTC().instant();
            return new Clock(System.nanoTime(), now.getEpochSecond() * 1_000_000_000L + now.getNano());
        }

        long nanos(long epochMilli) {
            return epochMilli * 1_000_000L - epochNanos + nanoTime;
        }
    }
}
