package io.tidemark.features.files;

import io.tidemark.features.files.table.InputFile;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A row that is no transaction.
 *
 * @param line where the row starts in the file, the header being line 1
 * @param kind what it has in common with rows that are malformed in the same way, to count them by
 */
public record MalformedRow(Path file, long line, String reason, String kind) {

    /** One whose reason names its own values in single quotes and is otherwise that of its kind. */
    public MalformedRow(Path file, long line, String reason) {
        this(file, line, reason, reason.replaceAll("'.*'", "'...'"));
    }

    /** What to do with malformed rows when none is to be tolerated: stop at the first. */
    public static Consumer<MalformedRow> strict() {
        return row -> {
            throw new MalformedRowException(row);
        };
    }

    @Override
    public String toString() {
        return InputFile.name(file) + " line " + line + ": " + reason;
    }
}
