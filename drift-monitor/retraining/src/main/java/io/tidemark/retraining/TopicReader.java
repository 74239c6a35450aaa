package io.tidemark.retraining;

import io.tidemark.retraining.intake.Appended;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.registry.UndecodableRecordException;
import io.tidemark.schemas.topics.Topic;
import io.tidemark.scoring.model.LogRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic, committed records only, up to the end that it has when the reading begins. */
final class TopicReader {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** Some of them hold the marks of Kafka's transactions. */
    private static final long LAST_OFFSETS = 50;

    private final Connection connection;
    private final SchemaRegistry registry;

    TopicReader(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    /**
     * Gives every record to the sink, partition by partition in order, and says what was read.
     *
     * @param since records appended before it are not read; empty reads from the beginning
     */
    <T extends SpecificRecord> TopicReading read(Topic<T> topic, Optional<Instant> since, Consumer<T> sink) {
        return readAppended(topic, since, found -> sink.accept(found.value()));
    }

    /** The same with when each record was appended. */
    <T extends SpecificRecord> TopicReading readAppended(
            Topic<T> topic, Optional<Instant> since, Consumer<Appended<T>> sink) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = assign(consumer, topic, since);
            return drain(consumer, topic, ends, sink);
        }
    }

    /**
     * Gives what lies in these stretches to the sink, exactly.
     *
     * @throws IllegalStateException in one sentence if a stretch is not in the log, any more or at all
     */
    <T extends SpecificRecord> TopicReading readAppended(
            Topic<T> topic, List<LogRange> stretches, Consumer<Appended<T>> sink) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, LogRange> wanted = new HashMap<>();
            stretches.stream()
                    .filter(stretch -> stretch.topic().equals(topic.name()))
                    .forEach(stretch ->
                            wanted.put(new TopicPartition(connection.topic(topic), stretch.partition()), stretch));
            consumer.assign(wanted.keySet());
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(wanted.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(wanted.keySet());
            Map<TopicPartition, Long> until = new HashMap<>();
            wanted.forEach((partition, stretch) -> {
                requireHeld(stretch, begins.get(partition), ends.get(partition));
                consumer.seek(partition, stretch.from());
                until.put(partition, stretch.until());
            });
            return drain(consumer, topic, until, sink);
        }
    }

    private static void requireHeld(LogRange stretch, long begin, long end) {
        boolean empty = stretch.from() == stretch.until();
        if (!empty && (stretch.from() < begin || stretch.until() > end)) {
            throw new IllegalStateException(
                    "partition %d of %s holds the offsets from %,d until %,d now, but %,d until %,d are asked for; what is gone from the log can only be read from a file that was kept"
                            .formatted(
                                    stretch.partition(), stretch.topic(), begin, end, stretch.from(), stretch.until()));
        }
    }

    /** From where the consumer stands; a record behind the end of its partition is left to later readings. */
    private <T extends SpecificRecord> TopicReading drain(
            KafkaConsumer<byte[], byte[]> consumer,
            Topic<T> topic,
            Map<TopicPartition, Long> ends,
            Consumer<Appended<T>> sink) {
        AvroSerde<T> serde = registry.serde(topic);
        List<LogRange> ranges = new ArrayList<>();
        ends.forEach((partition, end) -> {
            long from = consumer.position(partition);
            ranges.add(new LogRange(topic.name(), partition.partition(), from, Math.max(from, end)));
        });
        long undecodable = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    undecodable += hand(record, serde, sink) ? 0 : 1;
                }
            }
        }
        ranges.sort(Comparator.comparingInt(LogRange::partition));
        return new TopicReading(ranges, undecodable);
    }

    /** What was appended behind these stretches, which were read. */
    <T extends SpecificRecord> TopicReading readOn(Topic<T> topic, List<LogRange> before, Consumer<Appended<T>> sink) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = assign(consumer, topic, Optional.empty());
            for (LogRange stretch : before) {
                consumer.seek(new TopicPartition(connection.topic(topic), stretch.partition()), stretch.until());
            }
            return drain(consumer, topic, ends, sink);
        }
    }

    /** The last few records of every partition. */
    <T extends SpecificRecord> List<Appended<T>> newest(Topic<T> topic) {
        return newest(topic, Optional.empty());
    }

    /** The last few that were appended before a moment. */
    <T extends SpecificRecord> List<Appended<T>> newest(Topic<T> topic, Optional<Instant> before) {
        AvroSerde<T> serde = registry.serde(topic);
        List<Appended<T>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = assign(consumer, topic, Optional.empty());
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
            before.ifPresent(moment -> {
                seek(consumer, List.copyOf(ends.keySet()), moment, ends);
                ends.replaceAll((partition, end) -> consumer.position(partition));
            });
            ends.forEach(
                    (partition, end) -> consumer.seek(partition, Math.max(begins.get(partition), end - LAST_OFFSETS)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    hand(record, serde, records::add);
                }
            }
        }
        return records;
    }

    private Map<TopicPartition, Long> assign(
            KafkaConsumer<byte[], byte[]> consumer, Topic<?> topic, Optional<Instant> since) {
        List<TopicPartition> partitions = consumer.partitionsFor(connection.topic(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        since.ifPresent(instant -> seek(consumer, partitions, instant, ends));
        return ends;
    }

    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Instant since,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, since.toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? ends.get(partition) : first.offset());
        }
    }

    private static <T extends SpecificRecord> boolean hand(
            ConsumerRecord<byte[], byte[]> record, AvroSerde<T> serde, Consumer<Appended<T>> sink) {
        if (record.value() == null) {
            return true; // A tombstone says that there is nothing to read.
        }
        T decoded;
        try {
            decoded = serde.decode(record);
        } catch (UndecodableRecordException e) {
            LOG.warn("{}-{}@{} is left out: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            return false;
        }
        sink.accept(new Appended<>(decoded, Instant.ofEpochMilli(record.timestamp())));
        return true;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = connection.consumerConfig();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        // What is fetched ahead shares a small heap with the rows; a larger message is handed out all the same.
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 << 10);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 << 20);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
