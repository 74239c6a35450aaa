package io.tidemark.features.files.outcomes;

import io.tidemark.features.files.table.Dialect;
import io.tidemark.features.files.table.Header;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.table.UnreadableFileException;
import io.tidemark.schemas.Outcome;
import io.tidemark.settings.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of outcomes: CSV with a header, comma, UTF-8, plain or packed, under the names of the record's own fields. It
 * is somebody's export for Tidemark, so a row that is no outcome ends the reading with its line and reason. Close it.
 */
public final class OutcomeFile implements Iterator<OutcomeFile.Row>, AutoCloseable {

    /** One outcome and the line that it stands in. */
    public record Row(long line, Outcome outcome) {}

    /** The columns that have to be there. */
    public static final List<String> REQUIRED = List.of("transaction_id", "kind", "event_time");

    /** All columns that may be there. */
    public static final List<String> COLUMNS = List.of(
            "transaction_id",
            "kind",
            "event_time",
            "customer_id",
            "terminal_id",
            "code",
            "amount",
            "currency",
            "observed_at",
            "withdrawn");

    private final Table table;
    private final List<String> columns;

    private OutcomeFile(Table table) {
        this.table = table;
        this.columns = columns(table);
    }

    /**
     * Opens a file.
     *
     * @param told gets what people should know of the file, a sentence each
     * @throws UnreadableFileException if it or its header cannot be used; so do {@link #hasNext} and {@link #next} of
     *     rows
     */
    public static OutcomeFile open(Path file, Consumer<String> told) {
        Table table = Table.open(file, Dialect.RFC_4180, told);
        try {
            return new OutcomeFile(table);
        } catch (UnreadableFileException e) {
            table.close();
            throw e;
        }
    }

    /** Reads a whole file: whoever computes with it knows first that all can be used. */
    public static List<Outcome> read(Path file, Consumer<String> told) {
        List<Outcome> outcomes = new ArrayList<>();
        try (OutcomeFile rows = open(file, told)) {
            rows.forEachRemaining(row -> outcomes.add(row.outcome()));
        }
        return outcomes;
    }

    private static List<String> columns(Table table) {
        Header header = table.header();
        for (String name : header.names()) {
            if (!COLUMNS.contains(name)) {
                throw new UnreadableFileException(table.file() + " has a column '" + name
                        + "', which an outcome does not have; " + Nearest.suggestion(name, COLUMNS));
            }
        }
        for (String name : REQUIRED) {
            if (!header.has(name)) {
                throw new UnreadableFileException(table.file() + " has no column '" + name + "'; an outcome needs "
                        + String.join(", ", REQUIRED));
            }
        }
        if (header.has("amount") != header.has("currency")) {
            throw new UnreadableFileException(
                    table.file() + " has only one of the columns amount and currency; write both or none");
        }
        return header.names();
    }

    @Override
    public boolean hasNext() {
        return table.hasNext();
    }

    @Override
    public Row next() {
        TableRow row = table.nextWhole();
        try {
            return new Row(row.line(), OutcomeText.of(columns, row));
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    table.file() + " line " + row.line() + " is no outcome: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
