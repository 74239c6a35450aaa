package io.tidemark.features.files.table;

/**
 * How a table is written.
 *
 * @param separator between two fields
 * @param quote around fields that hold separators, quotes or line breaks; doubled inside of them
 */
public record Dialect(char separator, char quote) {

    /** What RFC 4180 says. */
    public static final Dialect RFC_4180 = new Dialect(',', '"');

    /** Throws {@link IllegalArgumentException} in one sentence if the two cannot be told apart. */
    public Dialect {
        refuseAlike(separator, quote);
    }

    static void refuseAlike(char separator, char quote) {
        if (separator == quote) {
            throw new IllegalArgumentException(
                    "separator and quote are both " + shown(separator) + "; they must differ");
        }
        refuse("separator", separator);
        refuse("quote", quote);
    }

    private static void refuse(String what, char character) {
        if (character == '\n' || character == '\r' || character == 0 || Character.isLetterOrDigit(character)) {
            throw new IllegalArgumentException("a " + what + " cannot be a letter, a digit or a line end");
        }
    }

    /** A character as people write it. */
    public static String shown(char character) {
        return character == '\t' ? "tab" : "'" + character + "'";
    }
}
