package io.tidemark.retraining;

import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.table.UnreadableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A {@link Table} of which some columns are read in an order of ours, as texts and numbers. */
final class CsvTable implements AutoCloseable {

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9.]*,[0-9]+(e[-+]?[0-9]+)?");

    private final Table table;
    private final List<String> columns;
    private final int[] places;

    /**
     * Throws {@link UnreadableFileException} naming all columns that are missing.
     *
     * @param told gets what people should know of the file, a sentence each
     */
    CsvTable(Path file, List<String> columns, Consumer<String> told) {
        this.columns = List.copyOf(columns);
        table = Table.detect(file, told);
        try {
            places = table.only(columns);
        } catch (UnreadableFileException e) {
            table.close();
            throw e;
        }
    }

    /** The names of all columns. */
    static List<String> header(Path file) {
        try (Table table = Table.detect(file, remark -> {})) {
            return table.header().names();
        }
    }

    boolean hasNext() {
        return table.hasNext();
    }

    Line next() {
        return new Line(table.nextWhole());
    }

    @Override
    public void close() {
        table.close();
    }

    /** One row; fields by the number of the column as asked for. */
    final class Line {

        private final TableRow read;

        private Line(TableRow read) {
            this.read = read;
        }

        String text(int column) {
            return read.field(places[column]);
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
                throw refused(
                        column, DECIMAL_COMMA.matcher(text).matches() ? "a number with a decimal point" : "a number");
            }
            if (Double.isInfinite(value)) {
                throw refused(column, "a finite number");
            }
            return value;
        }

        UnreadableFileException refused(int column, String wanted) {
            return new UnreadableFileException(table.file() + " line " + read.line() + " has '" + text(column)
                    + "' for " + columns.get(column) + ", which is not " + wanted);
        }
    }
}
