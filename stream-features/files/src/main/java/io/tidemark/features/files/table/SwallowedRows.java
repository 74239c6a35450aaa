package io.tidemark.features.files.table;

/**
 * Tells text of several lines from rows that a stray quote swallowed: a quote that is closed by another stray one far
 * below makes a field of all the rows between. A line inside of a field looks like a row if it has as many fields as
 * the header, and digits where the first rows have nothing else; if most lines of a field do, they are rows.
 */
final class SwallowedRows {

    /** Rows that tell what rows look like. */
    private static final int SHAPING = 50;

    private static final String PUNCTUATION = "+-.,:/ \r";
    private static final byte DIGITS = 1;
    private static final byte TEXT = 2;

    private final char separator;
    private final char quote;
    private int width;
    private byte[] kinds = new byte[0];
    private int shaped;
    private int lines;
    private int likeRows;
    private int lastPieces;
    private boolean lastFits;

    SwallowedRows(Dialect dialect) {
        this.separator = dialect.separator();
        this.quote = dialect.quote();
    }

    /** The header has been read, and what follows are rows. */
    void width(int fields) {
        width = fields;
        kinds = new byte[fields];
    }

    void begin() {
        shaped += shaped < SHAPING && width > 0 ? 1 : 0;
        lines = 0;
        likeRows = 0;
    }

    /** A field that may tell what rows look like. */
    void field(int column, char[] buffer, int offset, int length) {
        if (shaped < SHAPING && column < kinds.length && length > 0 && lines == 0 && kinds[column] != TEXT) {
            kinds[column] = digits(buffer, offset, offset + length) ? DIGITS : TEXT;
        }
    }

    /** A field of several lines. */
    void longField(int at, char[] buffer, int offset, int length) {
        lines = 0;
        likeRows = 0;
        int end = offset + length;
        int from = offset;
        for (int i = offset; i <= end; i++) {
            if (i == end || buffer[i] == '\n' || (buffer[i] == '\r' && !(i + 1 < end && buffer[i + 1] == '\n'))) {
                line(lines == 0 ? at : 0, buffer, from, i, i == end);
                from = i + 1;
            }
        }
    }

    private void line(int firstColumn, char[] buffer, int from, int until, boolean last) {
        int column = firstColumn;
        boolean fits = true;
        int begin = from;
        for (int i = from; i <= until; i++) {
            if (i == until || buffer[i] == separator) {
                fits &= fits(column++, buffer, begin, i);
                begin = i + 1;
            }
        }
        lines++;
        if (last) {
            lastPieces = column;
            lastFits = fits;
        } else if (fits && column == width) {
            likeRows++;
        }
    }

    private boolean fits(int column, char[] buffer, int from, int until) {
        return column >= kinds.length || kinds[column] != DIGITS || digits(buffer, from, until);
    }

    /** Whether there is nothing but numbers, dates and times, and quotes that went astray. */
    private boolean digits(char[] buffer, int from, int until) {
        for (int i = from; i < until; i++) {
            char c = buffer[i];
            if ((c < '0' || c > '9') && c != quote && PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the record that has just been read is several.
     *
     * @param fieldsBehind of the record, behind the field of several lines
     */
    boolean found(int fieldsBehind) {
        if (lines < 2 || width < 2) {
            return false;
        }
        int rows = likeRows + (lastFits && lastPieces + fieldsBehind == width ? 1 : 0);
        return 2 * rows > lines;
    }
}
