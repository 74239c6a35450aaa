package io.tidemark.features.files.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of a table's columns. Each is there once and has no blanks around it; columns without a name (pandas writes
 * its index so) may be there and cannot be asked for.
 */
public record Header(String file, List<String> names) {

    /** What usually parts names. */
    static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    public Header {
        names = List.copyOf(names);
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (String name : names) {
            if (!name.equals(trimmed(name))) {
                throw new UnreadableFileException(file + " has a column named '" + name + "', with blanks around '"
                        + trimmed(name) + "'; take them out of the header");
            }
            if (!name.isEmpty() && !seen.add(name)) {
                twice.add(name);
            }
        }
        if (!twice.isEmpty()) {
            throw new UnreadableFileException(file + " has the column " + String.join(", ", new HashSet<>(twice))
                    + " more than once, so nobody can know which is meant; rename or drop one");
        }
    }

    public int width() {
        return names.size();
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    /** Where these columns are; throws {@link UnreadableFileException} naming all that are missing. */
    public int[] places(List<String> columns) {
        List<String> missing = columns.stream().filter(column -> !has(column)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFileException(file + " has no column " + String.join(", ", missing)
                    + "; its header is " + this
                    + otherSeparator()
                            .map(other -> ", which seems to be parted by " + Dialect.shown(other))
                            .orElse(""));
        }
        return columns.stream().mapToInt(names::indexOf).toArray();
    }

    /** What parts the names, if the separator that was looked for did not part them; empty if that cannot be told. */
    public Optional<Character> otherSeparator() {
        List<Character> parting = SEPARATORS.stream()
                .filter(separator -> width() == 1 && names.get(0).indexOf(separator) >= 0)
                .toList();
        return parting.size() == 1 ? Optional.of(parting.get(0)) : Optional.empty();
    }

    /**
     * How the table is written, as far as the names say so beyond doubt; else as it was read.
     *
     * @param parted somebody said what parts the names
     * @param quoted somebody said what stands around them
     */
    Dialect shown(Dialect read, boolean parted, boolean quoted) {
        char separator = parted ? read.separator() : otherSeparator().orElse(read.separator());
        boolean single = !quoted
                && List.of(toString().split(Pattern.quote(String.valueOf(separator)), -1)).stream()
                        .allMatch(name -> name.length() > 2 && name.startsWith("'") && name.endsWith("'"));
        return new Dialect(separator, single ? '\'' : read.quote());
    }

    /** Blanks of all kinds, with those that nobody sees. */
    private static String trimmed(String name) {
        int from = 0;
        int until = name.length();
        while (from < until && blank(name.charAt(from))) {
            from++;
        }
        while (until > from && blank(name.charAt(until - 1))) {
            until--;
        }
        return name.substring(from, until);
    }

    private static boolean blank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }
}
