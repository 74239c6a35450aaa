package io.tidemark.features.job.backfill;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.files.RefusalWriter;
import io.tidemark.features.files.VectorWriter;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.schemas.FeatureRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes one CSV file per subtask; it gets its name when the feed has ended, so a file of that name is whole. */
final class CsvDirectory<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    /** An open file. */
    interface Rows<T> extends Closeable {
        void write(T record);
    }

    /** Opens a file. */
    @FunctionalInterface
    interface Format<T> extends Serializable {
        Rows<T> open(Path file) throws IOException;
    }

    private final String directory;
    private final String name;
    private final Format<T> format;

    private CsvDirectory(Path directory, String name, Format<T> format) {
        this.directory = directory.toAbsolutePath().toString();
        this.name = name;
        this.format = format;
    }

    static CsvDirectory<FeatureRecord> ofVectors(Path directory, Catalogue catalogue) {
        List<String> names = catalogue.featureNames();
        return new CsvDirectory<>(directory, "vectors", file -> new VectorRows(new VectorWriter(file, names)));
    }

    static CsvDirectory<Event> ofRefusals(Path directory) {
        return new CsvDirectory<>(directory, "refused", file -> new RefusedRows(new RefusalWriter(file)));
    }

    private record VectorRows(VectorWriter csv) implements Rows<FeatureRecord> {
        @Override
        public void write(FeatureRecord record) {
            if (record.getVector() == null) {
                // A mark: what is no repetition stands among the refused.
                return;
            }
            csv.write(
                    record.getVector().getTransaction().getTransactionId(),
                    record.getVector().getValues().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    private record RefusedRows(RefusalWriter csv) implements Rows<Event> {
        @Override
        public void write(Event event) {
            RefusedEvent refused = (RefusedEvent) event;
            csv.write(
                    refused.topic(),
                    refused.record().partition(),
                    refused.record().offset(),
                    refused.cause(),
                    refused.detail());
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        Path whole = Path.of(directory, name + "-" + subtask + ".csv.gz");
        Path part = Path.of(directory, "unfinished-" + name + "-" + subtask + ".csv.gz");
        Files.createDirectories(whole.getParent());
        Files.deleteIfExists(whole);
        return new Writer<>(format.open(part), part, whole);
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final Rows<T> rows;
        private final Path part;
        private final Path whole;
        private boolean ended;

        Writer(Rows<T> rows, Path part, Path whole) {
            this.rows = rows;
            this.part = part;
            this.whole = whole;
        }

        @Override
        public void write(T record, Context context) {
            rows.write(record);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput && !ended) {
                ended = true;
                rows.close();
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                rows.close();
                Files.deleteIfExists(part);
            }
        }
    }
}
