package io.tidemark.cli.policy;

import io.tidemark.cli.print.Failure;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.scoring.policy.simulate.Case;
import io.tidemark.scoring.policy.simulate.Maturity;
import io.tidemark.scoring.policy.simulate.RecordedCases;
import io.tidemark.training.files.VectorScoring;
import io.tidemark.training.offline.DateRange;
import io.tidemark.training.rows.LabelBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decisions on record, with what became known of them. */
final class RecordedHistory {

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final Duration delay;
    /** By partition, the first record of each day of event time. */
    private final Map<Integer, TreeMap<LocalDate, Long>> days = new HashMap<>();

    private long undecodable;

    /** @param delay age from which on a transaction has an outcome: without a label it is genuine then */
    RecordedHistory(Connection connection, SchemaRegistry registry, Duration delay) {
        this.reader = new TopicReader(connection);
        this.registry = registry;
        this.delay = delay;
    }

    /** What scores and ranks vectors in place of the model that decided. */
    private record ByModel(VectorScoring scoring) implements RecordedCases.Scorer {

        @Override
        public double score(double[] vector) {
            return scoring.score(vector);
        }

        @Override
        public double rank(double score) {
            return scoring.rank(score);
        }
    }

    /**
     * Gives every decision to the sink. What lies on other days is neither decoded again nor kept.
     *
     * @param wanted days of them; all if none are said
     * @param model whose scores count in place of those on record
     */
    void read(Optional<String> wanted, Catalogue features, Optional<VectorScoring> model, Consumer<Case> sink) {
        Instant newest = newest();
        RecordedCases cases = new RecordedCases(
                features.hash(),
                features.featureNames().size(),
                model.<RecordedCases.Scorer>map(ByModel::new).orElse(null),
                new Maturity(newest, delay));
        DateRange range = range(wanted, day(newest));
        Map<Integer, Long> begins = begins(range);
        LabelBook labels = new LabelBook();
        long unread = undecodable;
        each(Topics.LABELS, any -> true, (found, label) -> labels.add(label));
        each(Topics.SCORES, found -> isFrom(begins, found), (found, score) -> {
            // The day comes before anything that is made of a record.
            if (range.contains(day(score.getTransaction().getEventTime()))) {
                cases.of(score, labels.isFraud(score.getTransaction().getTransactionId()))
                        .ifPresent(sink);
            }
        });
        undecodable = unread;
    }

    /** By partition, the first record of these days; nothing of a partition that has none. */
    private Map<Integer, Long> begins(DateRange range) {
        Map<Integer, Long> begins = new HashMap<>();
        days.forEach((partition, firsts) -> firsts.subMap(range.first(), true, range.last(), true).values().stream()
                .min(Long::compare)
                .ifPresent(begin -> begins.put(partition, begin)));
        return begins;
    }

    private static boolean isFrom(Map<Integer, Long> begins, ConsumerRecord<String, byte[]> found) {
        return found.offset() >= begins.getOrDefault(found.partition(), Long.MAX_VALUE);
    }

    /** The newest event time: by it the age of a transaction is told, as replayed traffic is of the past. */
    Instant newest() {
        Instant[] newest = {Instant.MIN};
        each(Topics.SCORES, any -> true, (found, score) -> {
            Instant at = score.getTransaction().getEventTime();
            days.computeIfAbsent(found.partition(), any -> new TreeMap<>()).putIfAbsent(day(at), found.offset());
            newest[0] = at.isAfter(newest[0]) ? at : newest[0];
        });
        if (newest[0].equals(Instant.MIN)) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "no decision is on record; let the stack decide first, or simulate a file with --transactions");
        }
        return newest[0];
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Counts anew what cannot be read. */
    void restart() {
        undecodable = 0;
    }

    /** How many decisions could not be read. */
    long undecodable() {
        return undecodable;
    }

    static DateRange range(Optional<String> days, LocalDate newest) {
        if (days.isEmpty()) {
            return new DateRange(LocalDate.EPOCH, newest);
        }
        if (!days.get().matches("[0-9]{1,4}")) {
            return DateRange.parse(days.get());
        }
        long count = Long.parseLong(days.get());
        if (count == 0) {
            throw new Failure(ExitCodes.USAGE, "--days 0 leaves nothing to decide; name at least 1");
        }
        return new DateRange(newest.minusDays(count - 1), newest);
    }

    /** Gives every record of a topic that can be read to the sink. */
    <T extends SpecificRecord> void each(Topic<T> topic, Consumer<T> sink) {
        each(topic, any -> true, (found, value) -> sink.accept(value));
    }

    private <T extends SpecificRecord> void each(
            Topic<T> topic,
            Predicate<ConsumerRecord<String, byte[]>> decoded,
            BiConsumer<ConsumerRecord<String, byte[]>, T> sink) {
        AvroSerde<T> serde = registry.serde(topic);
        reader.read(topic, TopicReader.Start.beginning(), false, record -> {
            if (!decoded.test(record)) {
                return true;
            }
            T value;
            try {
                value = serde.decode(record);
            } catch (UndecodableRecordException e) {
                undecodable++; // The command tells how many.
                return true;
            }
            sink.accept(record, value);
            return true;
        });
    }
}
