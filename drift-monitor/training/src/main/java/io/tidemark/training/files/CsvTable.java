package io.tidemark.training.files;

import io.tidemark.features.files.numbers.NumberForm;
import io.tidemark.features.files.numbers.NumberText;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableForm;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.table.UnreadableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A {@link Table} of which some columns are read in an order of ours, as texts and numbers. */
final class CsvTable implements AutoCloseable {

    private final Table table;
    private final List<String> columns;
    private final TableForm form;
    private final int[] places;

    /**
     * Throws {@link UnreadableFileException} naming all columns that are missing.
     *
     * @param told gets what people should know of the file, a sentence each
     */
    CsvTable(Path file, TableForm form, List<String> columns, Consumer<String> told) {
        this.columns = List.copyOf(columns);
        this.form = form;
        table = Table.detect(file, form, told);
        try {
            places = table.only(columns);
        } catch (UnreadableFileException e) {
            table.close();
            throw e;
        }
    }

    /** The names of all columns. */
    static List<String> header(Path file, TableForm form) {
        try (Table table = Table.detect(file, form, remark -> {})) {
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

        /** NaN for an empty field and for NaN; an infinite or unreadable one is refused with its line. */
        double number(int column) {
            String text = text(column).strip();
            if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
                return Double.NaN;
            }
            String plain = form.numbersRead().plain(text);
            return switch (NumberText.of(plain)) {
                case NUMBER -> Double.parseDouble(plain);
                case INFINITE -> throw refused(column, "a finite number");
                case MISSING, TEXT -> throw refused(column, wanted(text));
            };
        }

        private String wanted(String text) {
            return form.numbers().isEmpty() && NumberForm.otherwiseWritten(text)
                    ? "a number with a decimal point; say how numbers are written by --decimal and --thousands"
                    : "a number";
        }

        UnreadableFileException refused(int column, String wanted) {
            return new UnreadableFileException(table.file() + " line " + read.line() + " has '" + text(column)
                    + "' for " + columns.get(column) + ", which is not " + wanted);
        }
    }
}
