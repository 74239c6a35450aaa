package io.tidemark.local.reading;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.kafka.KafkaUnreachableException;
import io.tidemark.schemas.topics.Topic;
import io.tidemark.schemas.topics.TopicsAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads committed records of topics, without a consumer group. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Connection connection;

    public TopicReader(Connection connection) {
        this.connection = connection;
    }

    /** Where to begin in each partition. */
    public record Start(Optional<Instant> since, boolean fromBeginning, long last) {

        /** At the oldest record. */
        public static Start beginning() {
            return new Start(Optional.empty(), true, 0);
        }

        /** At the oldest record that the broker appended at this time or later. */
        public static Start since(Instant time) {
            return new Start(Optional.of(time), false, 0);
        }

        /** So many offsets before the present end; 0: only what comes from now on. */
        public static Start last(long count) {
            return new Start(Optional.empty(), false, count);
        }
    }

    /** As {@link #read(List, Start, boolean, Predicate)}, of one topic. */
    public void read(Topic<?> topic, Start start, boolean follow, Predicate<ConsumerRecord<String, byte[]>> wantsMore) {
        read(List.of(topic), start, follow, wantsMore);
    }

    /**
     * Hands over record by record until the sink says false, or, unless following, the end of the moment of the call is
     * reached. Of several topics the records come as they are found, in order within each partition only.
     *
     * @throws KafkaUnreachableException if the broker does not answer
     * @throws io.tidemark.schemas.topics.TopicsException if there is no such topic
     */
    public void read(
            List<? extends Topic<?>> topics,
            Start start,
            boolean follow,
            Predicate<ConsumerRecord<String, byte[]>> wantsMore) {
        try (TopicsAdmin admin = TopicsAdmin.connect(connection)) {
            topics.forEach(admin::requirePresent);
        }
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(connection.topic(topic)).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            seek(consumer, start, partitions, ends);
            while (follow || !reached(consumer, ends)) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL)) {
                    if (!wantsMore.test(found)) {
                        return;
                    }
                }
            }
        } catch (TimeoutException e) {
            String names = topics.stream().map(connection::topic).collect(Collectors.joining(", "));
            throw new KafkaUnreachableException(connection, "read " + names, e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(connection.consumerConfig());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        // Bundles are larger than the usual fetch of a partition.
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 17 << 20);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static void seek(
            KafkaConsumer<?, ?> consumer,
            Start start,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        if (start.fromBeginning()) {
            consumer.seekToBeginning(partitions);
            return;
        }
        if (start.since().isPresent()) {
            seek(consumer, start.since().get(), ends);
            return;
        }
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, Math.max(beginnings.get(partition), ends.get(partition) - start.last()));
        }
    }

    private static void seek(KafkaConsumer<?, ?> consumer, Instant since, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, Math.max(0, since.toEpochMilli())));
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        consumer.seek(partition, found == null ? ends.get(partition) : found.offset()));
    }

    private static boolean reached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
