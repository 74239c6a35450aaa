package io.tidemark.features.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a CSV file (UTF-8, RFC 4180, with a header; {@code .gz} is unpacked) in the order of the file. A malformed
 * row is handed to the caller with its line and reason, and reading goes on behind it. Close it.
 */
public final class TransactionFile implements Iterator<Row>, AutoCloseable {

    private final Path file;
    private final Consumer<MalformedRow> malformed;
    private final CloseableIterator<CsvRecord> records;
    private final RowReader reader;
    private long line = 1;
    private Row next;

    private TransactionFile(Path file, Mapping mapping, Consumer<MalformedRow> malformed) throws IOException {
        this.file = file;
        this.malformed = malformed;
        this.records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(true)
                .ofCsvRecord(unpacked(file))
                .iterator();
        this.reader = reader(mapping);
    }

    /** Opens a file; throws {@link UnreadableFileException} if it or its header cannot be used. */
    public static TransactionFile open(Path file, Mapping mapping, Consumer<MalformedRow> malformed) {
        try {
            return new TransactionFile(file, mapping, malformed);
        } catch (IOException e) {
            throw new UnreadableFileException(file + " cannot be opened (" + e + "); check the path", e);
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private RowReader reader(Mapping mapping) {
        if (!more()) {
            throw new UnreadableFileException(file + " is empty; it needs a header and rows");
        }
        try {
            return new RowReader(mapping, records.next().getFields());
        } catch (RowReader.MalformedException e) {
            throw new UnreadableFileException(
                    file + " does not fit the mapping: " + e.getMessage() + "; choose or write another mapping", e);
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && more()) {
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            try {
                next = reader.row(record);
            } catch (RowReader.MalformedException e) {
                malformed.accept(new MalformedRow(file, line, e.getMessage()));
            }
        }
        return next != null;
    }

    /** Whether there is another record; what stops the whole file is told with the line before it. */
    private boolean more() {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw new UnreadableFileException(
                    file + " cannot be read beyond line " + line + " (" + e.getMessage()
                            + "); check for an open quote or a damaged archive",
                    e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed", e);
        }
    }
}
