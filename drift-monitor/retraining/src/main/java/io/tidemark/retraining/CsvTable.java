package io.tidemark.retraining;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A CSV file with a header, plain or .gz, of which some columns are read in an order of ours. */
final class CsvTable implements AutoCloseable {

    private static final int GZIP = 0x1f;

    private final Path file;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private final int[] places;
    private final int width;

    /** Throws {@link IllegalArgumentException} naming all columns that are missing. */
    CsvTable(Path file, List<String> columns) throws IOException {
        this.file = file;
        this.columns = List.copyOf(columns);
        reader = CsvReader.builder().ofCsvRecord(text(file));
        records = reader.iterator();
        List<String> header = records.hasNext() ? records.next().getFields() : List.of();
        width = header.size();
        places = columns.stream().mapToInt(header::indexOf).toArray();
        List<String> missing =
                columns.stream().filter(column -> !header.contains(column)).toList();
        if (!missing.isEmpty()) {
            reader.close();
            throw new IllegalArgumentException(file + " has no column " + String.join(", ", missing)
                    + "; its header is " + String.join(",", header));
        }
    }

    /** The names of all columns; none of an empty file. */
    static List<String> header(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text(file))) {
            Iterator<CsvRecord> records = reader.iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        }
    }

    boolean hasNext() {
        return records.hasNext();
    }

    Line next() {
        CsvRecord read = records.next();
        if (read.getFieldCount() != width) {
            throw new IllegalArgumentException(file + " line " + read.getStartingLineNumber() + " has "
                    + read.getFieldCount() + " fields where the header has " + width);
        }
        return new Line(read);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static Reader text(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(1);
        boolean zipped = bytes.read() == GZIP;
        bytes.reset();
        return new InputStreamReader(zipped ? new GZIPInputStream(bytes, 1 << 16) : bytes, StandardCharsets.UTF_8);
    }

    /** One row; fields by the number of the column as asked for. */
    final class Line {

        private final CsvRecord read;

        private Line(CsvRecord read) {
            this.read = read;
        }

        String text(int column) {
            return read.getField(places[column]);
        }

        /** NaN for an empty field; an infinite or unreadable one is refused with its line. */
        double number(int column) {
            String text = text(column).trim();
            if (text.isEmpty()) {
                return Double.NaN;
            }
            double value;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw refused(column, "a number");
            }
            if (Double.isInfinite(value)) {
                throw refused(column, "a finite number");
            }
            return value;
        }

        IllegalArgumentException refused(int column, String wanted) {
            return new IllegalArgumentException(file + " line " + read.getStartingLineNumber() + " has '" + text(column)
                    + "' for " + columns.get(column) + ", which is not " + wanted);
        }

        @Override
        public String toString() {
            return Arrays.toString(places) + read;
        }
    }
}
