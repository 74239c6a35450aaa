package io.tidemark.features.files.table;

import io.tidemark.features.files.numbers.NumberText;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for the header below what was read as the header: programs and people write titles and comments above it. */
public final class HeaderBelow {

    /** Nobody writes more lines above a header; rows that are one are found at once. */
    private static final int MOST_ROWS = 50;

    private static final List<String> COMMENTS = List.of("#", "//", "--", "%", "\"#");

    private final Header read;
    private final Iterator<TableRow> rows;

    /** @param rows what follows, which is used up */
    HeaderBelow(Header read, Iterator<TableRow> rows) {
        this.read = read;
        this.rows = rows;
    }

    /** The advice, if a row has the names of all these columns; to go on behind a sentence. */
    public Optional<String> of(List<String> columns) {
        return find(names -> {
            Header header = new Header(read.file(), names);
            return columns.stream()
                    .allMatch(
                            column -> header.has(column) || header.meant(column).isPresent());
        });
    }

    /** The advice, if what was read as the header looks like none, and a row does. */
    public Optional<String> looking() {
        boolean comment = COMMENTS.stream().anyMatch(read.toString()::startsWith);
        return find(names -> looksSo(names) && (comment || names.size() > read.filled()));
    }

    /** The advice for a row that is wider than the header. */
    Optional<String> ofRow(TableRow row) {
        return names(row).anyMatch(names -> looksSo(names) && names.size() > read.filled())
                ? Optional.of(advice(row))
                : Optional.empty();
    }

    private static boolean looksSo(List<String> names) {
        return names.size() > 1
                && names.stream().allMatch(name -> NumberText.of(name) == NumberText.TEXT && !hasDigitsOnly(name))
                && new HashSet<>(names).size() == names.size();
    }

    /** Times, and numbers in other forms than programs write. */
    private static boolean hasDigitsOnly(String name) {
        return name.chars().noneMatch(Character::isLetter);
    }

    private Optional<String> find(Predicate<List<String>> is) {
        try {
            for (int i = 0; i < MOST_ROWS && rows.hasNext(); i++) {
                TableRow row = rows.next();
                if (names(row).anyMatch(is)) {
                    return Optional.of(advice(row));
                }
            }
            return Optional.empty();
        } catch (UnreadableFileException e) {
            // What is wrong further down is not what was asked; the caller refuses the file anyway.
            return Optional.empty();
        }
    }

    private static String advice(TableRow row) {
        return "line " + row.line() + " looks like its header: take the lines above it out";
    }

    /** In one piece where the title hid what parts the names. */
    private static Stream<List<String>> names(TableRow row) {
        List<String> fields = Stream.of(row.fields())
                .limit(row.width())
                .map(field -> field == null ? "" : field)
                .toList();
        return row.width() == 1
                ? Header.SEPARATORS.stream()
                        .map(separator -> List.of(fields.get(0).split(Pattern.quote(separator.toString()), -1)))
                : Stream.of(fields);
    }
}
