package io.tidemark.features.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes why records were refused as CSV: source, partition (of a file: its number), place (its line), cause, detail.
 */
public final class RefusalWriter implements Closeable {

    private final CsvWriter csv;

    public RefusalWriter(Path out) throws IOException {
        csv = VectorWriter.open(out);
        csv.writeRecord("source", "partition", "place", "cause", "detail");
    }

    public void write(String source, int partition, long place, String cause, String detail) {
        csv.writeRecord(source, String.valueOf(partition), String.valueOf(place), cause, detail);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
