package io.tidemark.local.drift;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tidemark.drift.stats.ColumnSamples;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Two CSV files with a header, plain or .gz, column by column. An empty field is a missing value; a column is one of numbers if every other field
 * of it in both files
 * is a finite number, else one of texts.
 *
 * @param columns that both have, in the order of the reference
 * @param block of each reference row: equal for rows with the same values in the columns that say what belongs together
 */
public record ComparedFiles(List<ColumnSamples> columns, long[] block) {

    private static final int GZIP = 0x1f;

    /** @throws IllegalArgumentException in one sentence, if a file is no such file or has no column that is asked for */
    public static ComparedFiles read(Path reference, Path current, ColumnChoice choice) throws IOException {
        List<String> names = choice.of(reference, header(reference), current, header(current));
        ColumnTable before = table(reference, names);
        ColumnTable after = table(current, names);
        List<ColumnSamples> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(before.column(i).with(names.get(i), after.column(i)));
        }
        return new ComparedFiles(columns, blocks(reference, choice.block(), before.rows()));
    }

    private static long[] blocks(Path reference, List<String> together, int rows) throws IOException {
        if (together.isEmpty()) {
            return IntStream.range(0, rows).asLongStream().toArray();
        }
        long[] block = new long[rows];
        BlockNumbers numbers = new BlockNumbers();
        int[] row = {0};
        each(reference, together, fields -> block[row[0]++] = numbers.of(fields));
        return block;
    }

    private static ColumnTable table(Path file, List<String> names) throws IOException {
        ColumnTable table = new ColumnTable(names.size());
        each(file, names, table::add);
        if (table.rows() == 0) {
            throw new IllegalArgumentException(file + " has a header and no rows, so there is nothing to compare");
        }
        return table;
    }

    private static void each(Path file, List<String> names, Consumer<String[]> rows) throws IOException {
        try (CsvReader<CsvRecord> reader = open(file)) {
            Iterator<CsvRecord> records = reader.iterator();
            List<String> header = records.next().getFields();
            int[] places = names.stream().mapToInt(header::indexOf).toArray();
            String[] fields = new String[places.length];
            while (records.hasNext()) {
                CsvRecord read = records.next();
                if (read.getFieldCount() != header.size()) {
                    throw new IllegalArgumentException("%s line %d has %d fields where the header has %d"
                            .formatted(file, read.getStartingLineNumber(), read.getFieldCount(), header.size()));
                }
                for (int i = 0; i < places.length; i++) {
                    fields[i] = read.getField(places[i]);
                }
                rows.accept(fields);
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(file + " is no CSV file: " + e.getMessage(), e);
        }
    }

    private static List<String> header(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file + "; check the name");
        }
        try (CsvReader<CsvRecord> reader = open(file)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new IllegalArgumentException(file + " is empty; it should begin with a header");
            }
            return records.next().getFields();
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(file + " is no CSV file: " + e.getMessage(), e);
        }
    }

    /** Rows of another width are refused here, where the sentence can say which. */
    private static CsvReader<CsvRecord> open(Path file) throws IOException {
        return CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text(file));
    }

    private static Reader text(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(1);
        boolean zipped = bytes.read() == GZIP;
        bytes.reset();
        return new InputStreamReader(zipped ? new GZIPInputStream(bytes, 1 << 16) : bytes, StandardCharsets.UTF_8);
    }
}
