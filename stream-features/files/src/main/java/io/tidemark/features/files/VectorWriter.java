package io.tidemark.features.files;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tidemark.features.files.table.Dialect;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes vectors as CSV: transaction_id and one column per feature, each number in the fewest digits that read back to
 * it.
 */
public final class VectorWriter implements VectorSink, Closeable {

    private final CsvWriter csv;
    private final String[] fields;

    /**
     * @param out gzipped if its name ends with {@code .gz}
     * @param names of the features
     */
    public VectorWriter(Path out, List<String> names) throws IOException {
        csv = open(out);
        List<String> header = new ArrayList<>(List.of("transaction_id"));
        header.addAll(names);
        csv.writeRecord(header);
        fields = new String[header.size()];
    }

    static CsvWriter open(Path out) throws IOException {
        return open(out, Dialect.RFC_4180);
    }

    static CsvWriter open(Path out, Dialect dialect) throws IOException {
        OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out), 1 << 16);
        OutputStream packed = out.toString().endsWith(".gz") ? new GZIPOutputStream(stream, 1 << 16) : stream;
        return CsvWriter.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quote())
                .lineDelimiter(LineDelimiter.LF)
                .build(packed);
    }

    @Override
    public void accept(Row row, double[] vector) {
        write(row.transaction().getTransactionId(), vector);
    }

    /** Writes one vector in the order of the names. */
    public void write(String transactionId, double[] vector) {
        fields[0] = transactionId;
        for (int i = 0; i < vector.length; i++) {
            fields[i + 1] = text(vector[i]);
        }
        csv.writeRecord(fields);
    }

    /** Whole numbers without a point; the JDK's own conversion is not the shortest before Java 19. */
    static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : NumberOutput.toString(value, true);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
