package io.tidemark.cli.reading;

import io.tidemark.log.LogReader;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

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
     * @throws io.tidemark.log.kafka.KafkaUnreachableException if the broker does not answer
     * @throws io.tidemark.log.cluster.TopicsException if there is no such topic
     */
    public void read(
            List<? extends Topic<?>> topics,
            Start start,
            boolean follow,
            Predicate<ConsumerRecord<String, byte[]>> wantsMore) {
        try (TopicsAdmin admin = TopicsAdmin.connect(connection)) {
            topics.forEach(admin::requirePresent);
        }
        // Bundles are larger than the usual fetch of a partition.
        Map<String, Object> wanted = Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 17 << 20);
        try (LogReader reader = new LogReader(connection, wanted, topics.toArray(new Topic<?>[0]))) {
            Map<TopicPartition, Long> ends = reader.ends();
            seek(reader, start);
            if (!follow) {
                reader.readUntil(ends, found -> wantsMore.test(withText(found)));
                return;
            }
            AtomicBoolean more = new AtomicBoolean(true);
            while (more.get()) {
                reader.poll(POLL, found -> {
                    if (more.get()) {
                        more.set(wantsMore.test(withText(found)));
                    }
                });
            }
        }
    }

    private static void seek(LogReader reader, Start start) {
        if (start.since().isPresent()) {
            reader.seek(start.since().get());
        } else if (!start.fromBeginning()) {
            reader.seekToLast(start.last());
        }
    }

    /** With the key as the text that keys are. */
    private static ConsumerRecord<String, byte[]> withText(ConsumerRecord<byte[], byte[]> found) {
        return new ConsumerRecord<>(
                found.topic(),
                found.partition(),
                found.offset(),
                found.timestamp(),
                found.timestampType(),
                found.serializedKeySize(),
                found.serializedValueSize(),
                found.key() == null ? null : new String(found.key(), StandardCharsets.UTF_8),
                found.value(),
                found.headers(),
                found.leaderEpoch());
    }
}
