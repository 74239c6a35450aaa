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
import io.tidemark.schemas.Score;
import io.tidemark.scoring.policy.simulate.Case;
import io.tidemark.scoring.policy.simulate.RecordedCases;
import io.tidemark.training.files.VectorScoring;
import io.tidemark.training.offline.DateRange;
import io.tidemark.training.rows.LabelBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Decisions on record, with what became known of them. */
final class RecordedHistory {

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final Duration maturity;
    private long undecodable;

    /** @param maturity age from which on a transaction without a label counts as genuine */
    RecordedHistory(Connection connection, SchemaRegistry registry, Duration maturity) {
        this.reader = new TopicReader(connection);
        this.registry = registry;
        this.maturity = maturity;
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
     * Gives every decision to the sink.
     *
     * @param days which of them; all if none are said
     * @param model whose scores count in place of those on record
     */
    void read(Optional<String> days, Catalogue features, Optional<VectorScoring> model, Consumer<Case> sink) {
        RecordedCases cases = new RecordedCases(
                features.hash(),
                features.featureNames().size(),
                model.<RecordedCases.Scorer>map(ByModel::new).orElse(null));
        Instant newest = newest();
        DateRange range = range(days, LocalDate.ofInstant(newest, ZoneOffset.UTC));
        LabelBook labels = new LabelBook();
        each(Topics.LABELS, labels::add);
        undecodable = 0;
        each(Topics.SCORES, score -> {
            Instant at = score.getTransaction().getEventTime();
            Optional<Case> found = cases.of(score, fraud(score, labels, newest));
            if (range.contains(LocalDate.ofInstant(at, ZoneOffset.UTC))) {
                found.ifPresent(sink);
            }
        });
    }

    private Optional<Boolean> fraud(Score score, LabelBook labels, Instant newest) {
        Optional<Boolean> said = labels.isFraud(score.getTransaction().getTransactionId());
        boolean mature = !score.getTransaction().getEventTime().plus(maturity).isAfter(newest);
        return said.isPresent() || !mature ? said : Optional.of(false);
    }

    /** The newest event time: by it the age of a transaction is told, as replayed traffic is of the past. */
    private Instant newest() {
        Instant[] newest = {Instant.MIN};
        each(Topics.SCORES, score -> {
            Instant at = score.getTransaction().getEventTime();
            newest[0] = at.isAfter(newest[0]) ? at : newest[0];
        });
        if (newest[0].equals(Instant.MIN)) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "no decision is on record; let the stack decide first, or simulate a file with --transactions");
        }
        return newest[0];
    }

    /** How many decisions could not be read. */
    long undecodable() {
        return undecodable;
    }

    private static DateRange range(Optional<String> days, LocalDate newest) {
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

    private <T extends SpecificRecord> void each(Topic<T> topic, Consumer<T> sink) {
        AvroSerde<T> serde = registry.serde(topic);
        reader.read(topic, TopicReader.Start.beginning(), false, record -> {
            T value;
            try {
                value = serde.decode(record);
            } catch (UndecodableRecordException e) {
                undecodable++; // The command tells how many.
                return true;
            }
            sink.accept(value);
            return true;
        });
    }
}
