package io.tidemark.features.files.ids;

import io.tidemark.features.files.numbers.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Counts the ids of one column that a program wrote as numbers, or where there was none. They are texts and stay as
 * they are: {@code 123.0} is another id than {@code 123}, and of {@code 1.23457E+15} nobody can tell which id it was.
 * For one reading.
 */
public final class DoubtfulIds {

    private static final Pattern EXPONENT = Pattern.compile("[0-9](?:[.,][0-9]+)?[eE]\\+[0-9]{1,2}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]+\\.0+");

    /** No word for nothing is longer. */
    private static final int LONGEST_WORD = 4;

    private final String column;
    private Found pointed = Found.NONE;
    private Found rounded = Found.NONE;
    private Found absent = Found.NONE;

    /** @param first of them */
    private record Found(long rows, String first) {
        static final Found NONE = new Found(0, "");

        Found and(String id) {
            return new Found(rows + 1, rows == 0 ? id : first);
        }

        String example() {
            return String.format(Locale.ROOT, "%s (%,d %s)", first, rows, rows == 1 ? "row" : "rows");
        }
    }

    public DoubtfulIds(String column) {
        this.column = column;
    }

    /** Looks at an id. */
    public void add(String id) {
        if (absent(id)) {
            absent = absent.and(id);
            return;
        }
        char last = id.isEmpty() ? ' ' : id.charAt(id.length() - 1);
        if (last < '0' || last > '9' || id.charAt(0) > '9' || id.length() < 3) {
            return;
        }
        if (last == '0' && WHOLE.matcher(id).matches()) {
            pointed = pointed.and(id);
        } else if (EXPONENT.matcher(id).matches()) {
            rounded = rounded.and(id);
        }
    }

    private static boolean absent(String id) {
        return !id.isBlank()
                && id.length() <= LONGEST_WORD
                && !Character.isDigit(id.charAt(0))
                && NumberText.of(id) == NumberText.MISSING;
    }

    /** What people should know of them, a sentence each. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (pointed.rows() > 0) {
            sentences.add("column " + column + " holds ids such as " + pointed.example()
                    + ", as pandas writes whole numbers beside missing ones; they are kept as they stand, so labels and"
                    + " other files that write " + pointed.first().replaceFirst("\\.0+$", "")
                    + " mean another id; write them as text, in Python with .astype('Int64')");
        }
        if (rounded.rows() > 0) {
            sentences.add(
                    "column " + column + " holds ids such as " + rounded.example()
                            + ", as spreadsheets round long numbers: ids that differed may be one now; export the column as text");
        }
        if (absent.rows() > 0) {
            sentences.add("column " + column + " holds ids such as " + absent.example()
                    + ", as programs write where there is none; they are kept as they stand, so all rows of such a word"
                    + " belong together; if there is none, leave the field empty, and its row counts as malformed");
        }
        return sentences;
    }
}
