package io.tidemark.features.files;

import io.tidemark.features.files.table.Header;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.table.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The columns that a mapping takes of a second file, in memory, by the value of the column that both files have. A row of
 * the first that has none in the second has empty texts of it.
 *
 * @param columns without the shared one
 */
record SideTable(List<String> columns, Map<String, String[]> rows, int key) {

    /** Of a mapping that names no second file. */
    static final SideTable NONE = new SideTable(List.of(), Map.of(), 0);

    /**
     * Reads the second file.
     *
     * @param file the first file
     * @param header of the first file
     */
    static SideTable of(Path file, Header header, Mapping mapping, Consumer<String> told) {
        if (mapping.beside().isEmpty()) {
            return NONE;
        }
        Beside beside = mapping.beside().get();
        if (!header.has(beside.on())) {
            throw new UnreadableFileException(file + " has no column " + beside.on()
                    + ", by which its rows belong to those of " + beside.file() + "; name another in 'beside'");
        }
        Path second = file.resolveSibling(beside.file());
        List<String> columns = mapping.everyColumn().stream()
                .filter(column -> !header.has(column))
                .toList();
        try (Table table = Table.open(second, mapping.dialect(), told)) {
            return new SideTable(
                    columns, rows(table, beside.on(), columns), header.names().indexOf(beside.on()));
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

    /** The text of a column for a row of the first file. */
    String field(TableRow row, int column) {
        String[] texts = rows.get(row.field(key).strip());
        return texts == null ? "" : texts[column];
    }
}
