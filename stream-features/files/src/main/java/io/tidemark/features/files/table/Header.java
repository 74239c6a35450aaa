package io.tidemark.features.files.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of a table's columns. Each is there once and has no blanks around it; columns without a name (pandas writes
 * its index so) may be there and cannot be asked for.
 */
public record Header(String file, List<String> names) {

    private static final Pattern PARTING = Pattern.compile("[\\s_.#-]+");

    /** What usually parts names. */
    static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    public Header {
        names = List.copyOf(names);
    }

    /** Throws {@link UnreadableFileException} if a name is not there once, or not without blanks. */
    Header checked() {
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
        return this;
    }

    public int width() {
        return names.size();
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    /** Those that it does not have. */
    List<String> missing(List<String> columns) {
        return columns.stream().filter(column -> !has(column)).toList();
    }

    /** Why they cannot be read. */
    String refusal(List<String> missing) {
        return file + " has no column " + String.join(", ", missing) + "; its header is " + this
                + otherSeparator()
                        .map(other -> ", which seems to be parted by " + Dialect.shown(other))
                        .orElse("")
                + missing.stream()
                        .flatMap(column ->
                                meant(column).stream().map(name -> "; " + name + " may be meant by " + column))
                        .collect(Collectors.joining());
    }

    /**
     * The one name that differs in capitals, blanks and other signs between words alone; empty if there is none, or
     * several.
     */
    public Optional<String> meant(String column) {
        List<String> alike = names.stream()
                .filter(name -> !name.isEmpty() && folded(name).equals(folded(column)))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    /** What is to be said of names that differ from these in capitals alone, a sentence each. */
    List<String> lookAlikes(List<String> columns) {
        return columns.stream()
                .flatMap(column -> names.stream()
                        .filter(name -> !name.equals(column) && name.equalsIgnoreCase(column))
                        .map(name -> file + " has the columns " + column + " and " + name
                                + ", which differ in capitals only; " + column + " is read"))
                .toList();
    }

    private static String folded(String name) {
        return PARTING.matcher(trimmed(name)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Columns with a name: spreadsheets fill a title's line up with empty ones. */
    int filled() {
        return (int) names.stream().filter(name -> !name.isBlank()).count();
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
