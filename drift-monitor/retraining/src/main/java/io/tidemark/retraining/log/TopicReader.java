package io.tidemark.retraining.log;

import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import io.tidemark.scoring.model.manifest.LogRange;
import io.tidemark.training.intake.Appended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic, committed records only, up to the end that it has when the reading begins. */
public final class TopicReader {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    /** Some of them hold the marks of Kafka's transactions. */
    private static final long LAST_OFFSETS = 50;

    private final Connection connection;
    private final SchemaRegistry registry;

    public TopicReader(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    /**
     * Gives every record to the sink, partition by partition in order, and says what was read.
     *
     * @param since records appended before it are not read; empty reads from the beginning
     */
    public <T extends SpecificRecord> TopicReading read(Topic<T> topic, Optional<Instant> since, Consumer<T> sink) {
        return readAppended(topic, since, found -> sink.accept(found.value()));
    }

    /** The same with when each record was appended. */
    public <T extends SpecificRecord> TopicReading readAppended(
            Topic<T> topic, Optional<Instant> since, Consumer<Appended<T>> sink) {
        try (LogReader reader = reader(topic)) {
            Map<TopicPartition, Long> ends = reader.ends();
            since.ifPresent(reader::seek);
            return drain(reader, topic, ends, sink);
        }
    }

    /**
     * Gives what lies in these stretches to the sink, exactly.
     *
     * @throws IllegalStateException in one sentence if a stretch is not in the log, any more or at all
     */
    <T extends SpecificRecord> TopicReading readAppended(
            Topic<T> topic, List<LogRange> stretches, Consumer<Appended<T>> sink) {
        try (LogReader reader = reader(topic)) {
            Map<TopicPartition, LogRange> wanted = new HashMap<>();
            stretches.stream()
                    .filter(stretch -> stretch.topic().equals(topic.name()))
                    .forEach(stretch ->
                            wanted.put(new TopicPartition(connection.topic(topic), stretch.partition()), stretch));
            reader.only(wanted.keySet());
            Map<TopicPartition, Long> begins = reader.begins();
            Map<TopicPartition, Long> ends = reader.ends();
            Map<TopicPartition, Long> until = new HashMap<>();
            wanted.forEach((partition, stretch) -> {
                requireHeld(stretch, begins.get(partition), ends.get(partition));
                reader.seek(partition, stretch.from());
                until.put(partition, stretch.until());
            });
            return drain(reader, topic, until, sink);
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

    /** From where the reader stands; a record behind the end of its partition is left to later readings. */
    private <T extends SpecificRecord> TopicReading drain(
            LogReader reader, Topic<T> topic, Map<TopicPartition, Long> ends, Consumer<Appended<T>> sink) {
        AvroSerde<T> serde = registry.serde(topic);
        List<LogRange> ranges = new ArrayList<>();
        ends.forEach((partition, end) -> {
            long from = reader.position(partition);
            ranges.add(new LogRange(topic.name(), partition.partition(), from, Math.max(from, end)));
        });
        AtomicLong undecodable = new AtomicLong();
        reader.readUntil(ends, record -> {
            boolean asked = record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()));
            if (asked && !hand(record, serde, sink)) {
                undecodable.incrementAndGet();
            }
            return true;
        });
        ranges.sort(Comparator.comparingInt(LogRange::partition));
        return new TopicReading(ranges, undecodable.get());
    }

    /** What was appended behind these stretches, which were read. */
    public <T extends SpecificRecord> TopicReading readOn(
            Topic<T> topic, List<LogRange> before, Consumer<Appended<T>> sink) {
        try (LogReader reader = reader(topic)) {
            Map<TopicPartition, Long> ends = reader.ends();
            for (LogRange stretch : before) {
                reader.seek(new TopicPartition(connection.topic(topic), stretch.partition()), stretch.until());
            }
            return drain(reader, topic, ends, sink);
        }
    }

    /** The last few records of every partition. */
    <T extends SpecificRecord> List<Appended<T>> newest(Topic<T> topic) {
        return newest(topic, Optional.empty());
    }

    /** The last few that were appended before a moment. */
    public <T extends SpecificRecord> List<Appended<T>> newest(Topic<T> topic, Optional<Instant> before) {
        AvroSerde<T> serde = registry.serde(topic);
        List<Appended<T>> records = new ArrayList<>();
        try (LogReader reader = reader(topic)) {
            Map<TopicPartition, Long> begins = reader.begins();
            Map<TopicPartition, Long> ends = reader.ends();
            before.ifPresent(moment -> {
                reader.seek(moment);
                ends.replaceAll((partition, end) -> reader.position(partition));
            });
            ends.forEach(
                    (partition, end) -> reader.seek(partition, Math.max(begins.get(partition), end - LAST_OFFSETS)));
            reader.readUntil(ends, record -> {
                hand(record, serde, records::add);
                return true;
            });
        }
        return records;
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

    private LogReader reader(Topic<?> topic) {
        // What is fetched ahead shares a small heap with the rows; a larger message is handed out all the same.
        return new LogReader(
                connection,
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        512 << 10,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        2 << 20),
                topic);
    }
}
