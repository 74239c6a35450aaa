package io.tidemark.features.job.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.files.outcomes.OutcomeFile;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.OutcomeEvent;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads files of outcomes row by row. A row's place in the log is its file's number and its line. */
final class FileOutcomes extends ProcessFunction<String, Event> {
    private static final long serialVersionUID = 1L;
    private final List<String> files;

    FileOutcomes(List<String> files) {
        this.files = files;
    }

    @Override
    public void processElement(String file, Context context, Collector<Event> out) {
        int number = files.indexOf(file);
        try (OutcomeFile rows = OutcomeFile.open(Path.of(file), sentence -> {})) {
            while (rows.hasNext()) {
                OutcomeFile.Row row = rows.next();
                LogRecord record = new LogRecord(
                        number,
                        row.line(),
                        row.outcome().getEventTime().toEpochMilli(),
                        "".getBytes(UTF_8),
                        PlainFormats.encode(row.outcome()));
                out.collect(OutcomeEvent.read(record, row.outcome()));
            }
        }
    }
}
