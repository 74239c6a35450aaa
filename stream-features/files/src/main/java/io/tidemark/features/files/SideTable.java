package io.tidemark.features.files;

import io.tidemark.features.files.columns.Beside;
import io.tidemark.features.files.table.Header;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.table.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The columns that a mapping takes of a second file, in memory, by the value of the column that both files have. A row
 * of the first that has none in the second has empty texts of it. For one reading.
 */
final class SideTable {

    private final List<String> columns;
    private final Map<String, String[]> rows;
    private final int key;
    private final String remark;
    private boolean matched;

    /**
     * @param columns without the shared one
     * @param remark what to say behind the first file's name if none of its rows is among these
     */
    private SideTable(List<String> columns, Map<String, String[]> rows, int key, String remark) {
        this.columns = columns;
        this.rows = rows;
        this.key = key;
        this.remark = remark;
    }

    /** Of the second file, without the shared one. */
    List<String> columns() {
        return columns;
    }

    /**
     * Reads the second file.
     *
     * @param first the first file, of which only the header has been read
     */
    static SideTable of(Table first, Mapping mapping, Consumer<String> told) {
        Path file = first.path();
        Header header = first.header();
        if (mapping.beside().isEmpty()) {
            return new SideTable(List.of(), Map.of(), 0, "");
        }
        Beside beside = mapping.beside().get();
        if (!header.has(beside.on())) {
            throw new UnreadableFileException(InputFile.name(file) + " has no column " + beside.on()
                    + ", by which its rows belong to those of " + beside.file() + "; "
                    + first.below().of(List.of(beside.on())).orElse("name another in 'beside'"));
        }
        Path second = file.resolveSibling(beside.file());
        List<String> columns = mapping.everyColumn().stream()
                .filter(column -> !header.has(column))
                .toList();
        try (Table table = Table.open(second, mapping.form(), told)) {
            return new SideTable(
                    columns,
                    rows(table, beside.on(), columns),
                    header.names().indexOf(beside.on()),
                    ": no row has one of the values of " + beside.on() + " in " + second + ", so "
                            + String.join(", ", columns)
                            + " is empty in all of them; name another column in 'beside', or look whether both files"
                            + " write it alike");
        }
    }

    private static Map<String, String[]> rows(Table table, String on, List<String> columns) {
        List<String> wanted = new ArrayList<>(List.of(on));
        wanted.addAll(columns);
        int[] places = table.only(wanted);
        Map<String, String[]> rows = new HashMap<>();
        while (table.hasNext()) {
            TableRow row = table.nextWhole();
            String[] texts = new String[columns.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = row.field(places[i + 1]);
            }
            String key = row.field(places[0]).strip();
            if (rows.put(key, texts) != null) {
                throw new UnreadableFileException(table.file() + " line " + row.line() + ": the " + on + " " + key
                        + " comes twice, so nobody can know which row is meant; keep one");
            }
        }
        return rows;
    }

    /** That nothing was found in the second file; empty if something was, or if nothing was asked of it. */
    Optional<String> remark(String file) {
        return matched || columns.isEmpty() ? Optional.empty() : Optional.of(file + remark);
    }

    /** The text of a column for a row of the first file. */
    String field(TableRow row, int column) {
        String[] texts = rows.get(row.field(key).strip());
        matched |= texts != null;
        return texts == null ? "" : texts[column];
    }
}
