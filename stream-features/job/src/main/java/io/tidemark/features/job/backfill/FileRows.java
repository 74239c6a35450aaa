package io.tidemark.features.job.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.files.LabelReplay;
import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.features.job.event.Counters;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.log.Reading;
import io.tidemark.features.job.log.UnusableNumbers;
import io.tidemark.schemas.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads files row by row. A row's place in the log is its file's number and its line, and it counts as appended when it
 * happened.
 */
final class FileRows extends ProcessFunction<String, Event> {
    private static final long serialVersionUID = 1L;
    private static final String STAGE = "stream-features/files";

    private final Reading.Kind kind;
    private final String mappingYaml;
    private final Duration labelDelay;
    private final boolean othersUnlabelled;
    private final List<String> files;
    private final NumberCheck numberCheck;
    private transient UnusableNumbers numbers;
    private transient Mapping mapping;

    FileRows(Reading.Kind kind, FeaturesJobBackfillConfig.Files config, List<String> files, NumberCheck numberCheck) {
        this.kind = kind;
        this.mappingYaml = config.mapping();
        this.labelDelay = config.labelDelay();
        this.othersUnlabelled = config.othersUnlabelled();
        this.files = files;
        this.numberCheck = numberCheck;
    }

    @Override
    public void open(OpenContext context) {
        mapping = Mapping.read(mappingYaml);
        numbers = new UnusableNumbers(
                numberCheck, getRuntimeContext().getMetricGroup().counter(Counters.UNDECLARED_NUMBERS));
    }

    @Override
    public void processElement(String file, Context context, Collector<Event> out) {
        int number = files.indexOf(file);
        boolean labels = kind == Reading.Kind.LABELS;
        // Every malformed row is among what the job refuses, however many there are.
        ReadingRules rules = new ReadingRules(labels, othersUnlabelled, 1, sentence -> {});
        LabelReplay replay = new LabelReplay(mapping, labelDelay);
        try (TransactionFile rows = TransactionFile.open(
                Path.of(file),
                mapping,
                row -> {
                    // One of the two feeds tells of it.
                    if (!labels) {
                        out.collect(malformed(number, row));
                    }
                },
                rules)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (labels) {
                    replay.of(row)
                            .ifPresent(label -> out.collect(LabelEvent.read(
                                    record(
                                            number,
                                            row.line(),
                                            label.getObservedAt().toEpochMilli(),
                                            label),
                                    label)));
                } else {
                    Event event = transaction(number, row);
                    out.collect(event);
                    numbers.letters(event, file).forEach(out::collect);
                }
            }
        }
    }

    private Event transaction(int number, Row row) {
        Transaction transaction = row.transaction();
        long time = transaction.getEventTime().toEpochMilli();
        LogRecord record = record(number, row.line(), time, transaction);
        return new TransactionEvent(record, transaction.getCustomerId(), time, transaction);
    }

    private Event malformed(int number, MalformedRow row) {
        return new RefusedEvent(
                new LogRecord(number, row.line(), 0, null, null),
                files.get(number),
                "malformed_row",
                row.reason(),
                STAGE);
    }

    private static LogRecord record(int number, long line, long time, SpecificRecord value) {
        return new LogRecord(number, line, time, "".getBytes(UTF_8), PlainFormats.encode(value));
    }
}
