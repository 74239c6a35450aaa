package io.tidemark.features.files.guess;

import io.tidemark.features.files.table.Dialect;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableForm;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.table.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first rows of a file.
 *
 * @param columns those that have a name
 * @param rows how many were looked at
 * @param whole whether that is all of the file
 */
record Sample(Dialect dialect, List<Column> columns, int rows, boolean whole) {

    private static final int MOST_ROWS = 20_000;

    /** Enough to tell separators apart. */
    private static final int FEW_ROWS = 200;

    /** So that a wide file takes no more memory than a long one. */
    private static final int MOST_FIELDS = 2_000_000;

    /** The first: what the first line says, else a comma. */
    private static final List<Optional<Character>> SEPARATORS =
            List.of(Optional.empty(), Optional.of(';'), Optional.of('\t'), Optional.of('|'));

    private static final char[] QUOTES = {'"', '\''};

    /** Reads the file in the dialect that makes the most columns of which every row has as many as the header. */
    static Sample of(Path file) {
        Optional<Sample> best = Optional.empty();
        List<UnreadableFileException> failures = new ArrayList<>();
        for (Optional<Character> separator : SEPARATORS) {
            for (char quote : QUOTES) {
                try {
                    Sample read = read(file, form(separator, quote), FEW_ROWS);
                    if (best.isEmpty() || read.better(best.get())) {
                        best = Optional.of(read);
                    }
                } catch (UnreadableFileException e) {
                    failures.add(e);
                }
            }
        }
        if (best.isEmpty()) {
            throw failure(file, failures);
        }
        Dialect shown = best.get().dialect();
        return read(file, form(Optional.of(shown.separator()), shown.quote()), MOST_ROWS);
    }

    /** One sentence whatever was tried; where the ways of reading do not matter, that of the file itself. */
    private static UnreadableFileException failure(Path file, List<UnreadableFileException> failures) {
        UnreadableFileException first = failures.get(0);
        if (failures.stream().map(Throwable::getMessage).distinct().count() == 1) {
            return first;
        }
        return new UnreadableFileException(
                InputFile.name(file)
                        + " is no table, whether parted by a comma, ';', tab or '|' and whether quoted by \" or"
                        + " '; read in the first of these ways, " + first.getMessage(),
                first);
    }

    private static TableForm form(Optional<Character> separator, char quote) {
        return new TableForm(separator, Optional.of(quote), Optional.empty());
    }

    private static Sample read(Path file, TableForm form, int rowsAtMost) {
        try (Table table = Table.open(file, form, remark -> {})) {
            List<String> names = table.header().names();
            List<List<String>> texts = new ArrayList<>();
            names.forEach(name -> texts.add(new ArrayList<>()));
            int rows = 0;
            int most = Math.max(1, Math.min(rowsAtMost, MOST_FIELDS / names.size()));
            while (rows < most && table.hasNext()) {
                TableRow row = table.next();
                for (int i = 0; row.width() == names.size() && i < names.size(); i++) {
                    texts.get(i).add(row.field(i).strip());
                }
                rows++;
            }
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (!names.get(i).isEmpty()) {
                    columns.add(new Column(names.get(i), texts.get(i)));
                }
            }
            return new Sample(table.dialect(), List.copyOf(columns), rows, !table.hasNext());
        }
    }

    private boolean better(Sample other) {
        long mine = fields();
        long others = other.fields();
        return mine > others || (mine == others && quotes() < other.quotes());
    }

    /** Fields of the rows that are as wide as the header; one column alone is no table of transactions. */
    private long fields() {
        return columns.size() < 2
                ? 0
                : columns.stream().mapToLong(column -> column.texts().size()).sum();
    }

    /** Texts that still stand in quotes were read with the wrong one. */
    private long quotes() {
        return columns.stream()
                .flatMap(column -> column.texts().stream())
                .filter(text -> text.length() > 1
                        && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                        && text.charAt(text.length() - 1) == text.charAt(0))
                .count();
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Rows that are as wide as the header. */
    int sound() {
        return columns.isEmpty() ? 0 : columns.get(0).texts().size();
    }

    boolean hasAll(List<String> names) {
        return names.stream().allMatch(name -> column(name).isPresent());
    }
}
