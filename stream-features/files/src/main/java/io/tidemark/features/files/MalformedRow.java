package io.tidemark.features.files;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A row that is no transaction.
 *
 * @param line where the row starts in the file, the header being line 1
 */
public record MalformedRow(Path file, long line, String reason) {

    /** What to do with malformed rows when none is to be tolerated: stop at the first. */
    public static Consumer<MalformedRow> strict() {
        return row -> {
            throw new MalformedRowException(row);
        };
    }

    @Override
    public String toString() {
        return file + " line " + line + ": " + reason;
    }
}
