package io.tidemark.features.files.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.Locale;

/** Makes rows of what the parser finds, and texts only of those fields that somebody asks for. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<TableRow> {

    private static final int NOWHERE = -1;

    private final String file;
    private final SwallowedRows swallowed;
    private boolean[] wanted = new boolean[0];
    private boolean all = true;
    private String[] fields = new String[16];
    private long line;
    private long breaks;
    private int longPlace;
    private long longLine;
    private boolean blank;

    RowHandler(String file, Dialect dialect) {
        this.file = file;
        this.swallowed = new SwallowedRows(dialect);
    }

    /** The header has been read and has so many names. */
    void width(int columns) {
        swallowed.width(columns);
    }

    /** From now on only the fields at these places become texts. */
    void only(int[] places, int columns) {
        all = false;
        wanted = new boolean[columns];
        for (int place : places) {
            wanted[place] = true;
        }
    }

    /** The line in which the field begins that the parser was reading when it gave up. */
    long lineOfField() {
        return line + breaks;
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
        breaks = 0;
        longPlace = NOWHERE;
        blank = true;
        fields = new String[fields.length];
        swallowed.begin();
    }

    @Override
    protected void handleField(int place, char[] buffer, int offset, int length, boolean quoted) {
        if (place == fields.length) {
            fields = Arrays.copyOf(fields, 2 * place);
        }
        if (quoted) {
            quoted(place, buffer, offset, length);
        }
        swallowed.field(place, buffer, offset, length);
        blank = place == 0 && !quoted && isBlank(buffer, offset, length);
        if (all || (place < wanted.length && wanted[place])) {
            fields[place] = length == 0 ? "" : new String(buffer, offset, length);
        }
    }

    private void quoted(int place, char[] buffer, int offset, int length) {
        int more = breaks(buffer, offset, length);
        if (more > 0) {
            if (longPlace != NOWHERE) {
                refuseSwallowed(place - longPlace);
            }
            longPlace = place;
            longLine = line + breaks;
            swallowed.longField(place, buffer, offset, length);
        }
        breaks += more;
    }

    private static int breaks(char[] buffer, int offset, int length) {
        int breaks = 0;
        for (int i = offset; i < offset + length; i++) {
            boolean feed = buffer[i] == '\n' && !(i > offset && buffer[i - 1] == '\r');
            breaks += feed || buffer[i] == '\r' ? 1 : 0;
        }
        return breaks;
    }

    private static boolean isBlank(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void refuseSwallowed(int fieldsBehind) {
        if (swallowed.found(fieldsBehind)) {
            throw new DamagedFileException(String.format(
                    Locale.ROOT,
                    "%s has an open quote that begins in line %d: it is closed in line %d only, and what is between are rows; close or double it",
                    file,
                    longLine,
                    line + breaks));
        }
    }

    @Override
    protected TableRow buildRecord() {
        if (longPlace != NOWHERE) {
            refuseSwallowed(getFieldCount() - longPlace - 1);
        }
        return new TableRow(line, fields, blank ? 0 : getFieldCount());
    }
}
