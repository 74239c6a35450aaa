package io.tidemark.cli.features;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.options.EventTimeConverter;
import io.tidemark.cli.options.FeaturesJobOptions;
import io.tidemark.cli.options.RecordBoundsOptions;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.audit.Audit;
import io.tidemark.features.audit.AuditReport;
import io.tidemark.features.audit.AuditScope;
import io.tidemark.features.audit.FeatureAudit;
import io.tidemark.features.audit.LoggedLabel;
import io.tidemark.features.audit.LoggedOutcome;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.door.RecordBounds;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description = {
            "Replays the vectors that were served against the engine and prints by feature what differs.",
            "A difference is explained if the recorded order of arrival, and of labels, gives the served value bit for"
                    + " bit."
        },
        mixinStandardHelpOptions = true)
final class FeaturesAuditCommand implements Callable<Integer> {

    @Mixin
    private CatalogueOption catalogue;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description =
                    "event time of the first vector compared, a day or 2018-04-01T12:30:00Z; earlier ones are history")
    private Instant from = Instant.MIN;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "event time from which on vectors are not compared")
    private Instant to = Instant.MAX;

    @Option(
            names = "--max-unexplained",
            paramLabel = "N|SHARE",
            defaultValue = "0",
            converter = UnexplainedBound.Converter.class,
            description = "exit code 3 beyond so many unexplained values, or such a share (default: ${DEFAULT-VALUE})")
    private UnexplainedBound bound;

    @Option(
            names = "--most-vectors",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "all of `scores` is held in memory, 1 KiB a vector: refuse more (default: ${DEFAULT-VALUE})")
    private int mostVectors;

    @Mixin
    private FeaturesJobOptions job;

    @Mixin
    private RecordBoundsOptions records;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        Catalogue audited = CatalogueReader.resolve(catalogue.nameOrFile());
        RecordBounds bounds = records.bounds();
        Audit audit =
                new Audit(new AuditScope(audited, from, to, job.labelHorizon(), job.clockSkew(), bounds, mostVectors));
        Optional<RecordBounds> outcomes = audited.needsOutcomes() ? Optional.of(bounds) : Optional.empty();
        long undecodable = read(servers.connection(), audit, outcomes);
        if (undecodable > 0) {
            output.progress(undecodable
                    + " scores, labels or outcomes could not be decoded; the stream has put them into dead-letters");
        }
        AuditReport report = audit.report();
        output.result(report, () -> text(report));
        return bound.bears(report) ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
    }

    /** @param outcomes how large they could be; empty if none are read */
    private static long read(Connection connection, Audit audit, Optional<RecordBounds> outcomes) throws IOException {
        TopicReader reader = new TopicReader(connection);
        long[] undecodable = {0};
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<Score> scores = registry.serde(Topics.SCORES);
            AvroSerde<Label> labels = registry.serde(Topics.LABELS);
            reader.read(Topics.SCORES, TopicReader.Start.beginning(), false, record -> {
                Optional<Score> served = decoded(record, scores);
                served.ifPresent(audit::served);
                undecodable[0] += served.isEmpty() ? 1 : 0;
                return true;
            });
            reader.read(Topics.LABELS, TopicReader.Start.beginning(), false, record -> {
                Optional<Label> found = decoded(record, labels);
                found.ifPresent(label -> audit.label(new LoggedLabel(
                        label, Instant.ofEpochMilli(record.timestamp()), record.partition(), record.offset())));
                undecodable[0] += found.isEmpty() ? 1 : 0;
                return true;
            });
            if (outcomes.isPresent()) {
                undecodable[0] += readOutcomes(reader, registry.serde(Topics.OUTCOMES), audit, outcomes.get());
            }
        }
        return undecodable[0];
    }

    private static long readOutcomes(TopicReader reader, AvroSerde<Outcome> serde, Audit audit, RecordBounds bounds)
            throws IOException {
        long[] undecodable = {0};
        reader.read(Topics.OUTCOMES, TopicReader.Start.beginning(), false, record -> {
            if (Math.max(0, record.serializedKeySize()) + record.serializedValueSize() > bounds.bytes()) {
                return true; // The features job has refused it.
            }
            Optional<Outcome> found = decoded(record, serde);
            found.ifPresent(outcome -> audit.outcome(new LoggedOutcome(
                    outcome, Instant.ofEpochMilli(record.timestamp()), record.partition(), record.offset())));
            undecodable[0] += found.isEmpty() ? 1 : 0;
            return true;
        });
        return undecodable[0];
    }

    private static <T extends SpecificRecord> Optional<T> decoded(
            ConsumerRecord<?, byte[]> record, AvroSerde<T> serde) {
        try {
            return Optional.of(serde.decode(record));
        } catch (UndecodableRecordException e) {
            return Optional.empty(); // The caller counts them and tells.
        }
    }

    private static String text(AuditReport report) {
        TextTable table = new TextTable(
                "FEATURE", "VECTORS", "MISMATCHES", "EXPLAINED", "UNEXPLAINED", "LARGEST", "FIRST UNEXPLAINED");
        for (FeatureAudit column : report.columns()) {
            table.row(
                    column.name(),
                    column.vectors(),
                    column.mismatches(),
                    column.explained(),
                    column.unexplained(),
                    column.largestDifference() == null ? "" : column.largestDifference(),
                    column.firstUnexplained() == null ? "" : column.firstUnexplained());
        }
        return table + "\n" + report.vectors() + " vectors compared, " + report.vectorsDiffering() + " differ: of "
                + report.values() + " values " + report.mismatches() + ", " + report.explained()
                + " explained by the order of arrival (" + report.byLabels() + " by that of labels), "
                + report.unexplained() + " unexplained\nnot compared: "
                + report.outsideRange() + " vectors outside the range, " + report.skipped() + ", "
                + report.uncomparedValues() + " values without their history or labels";
    }
}
