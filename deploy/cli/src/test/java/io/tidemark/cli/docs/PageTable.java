package io.tidemark.cli.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of a page.
 *
 * @param head its first row
 * @param rows all others
 */
record PageTable(Path file, Row head, List<Row> rows) {

    /** @param number of its line, from 1 */
    record Row(int number, List<String> cells) {}

    private static final Pattern RULE = Pattern.compile("\\|(\\s*:?-+:?\\s*\\|)+");
    private static final Pattern CELL = Pattern.compile("((?:[^|\\\\]|\\\\.)*)\\|");

    /** All tables of a page, those in fenced blocks left out. */
    static List<PageTable> of(Path file, String markdown) {
        String[] lines = markdown.split("\n", -1);
        List<PageTable> tables = new ArrayList<>();
        boolean fenced = false;
        for (int i = 0; i + 1 < lines.length; i++) {
            fenced ^= lines[i].startsWith("```");
            if (!fenced
                    && lines[i].startsWith("|")
                    && RULE.matcher(lines[i + 1].strip()).matches()) {
                PageTable table = new PageTable(file, row(i, lines[i]), new ArrayList<>());
                for (i += 2; i < lines.length && lines[i].startsWith("|"); i++) {
                    table.rows.add(row(i, lines[i]));
                }
                tables.add(table);
            }
        }
        return tables;
    }

    private static Row row(int line, String text) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(text.strip().substring(1));
        while (cell.find()) {
            cells.add(cell.group(1).strip());
        }
        return new Row(line + 1, cells);
    }

    /** Where a row is, for people. */
    String place(Row row) {
        return file + ":" + row.number();
    }
}
