package io.tidemark.local.cli;

import io.tidemark.features.files.MalformedRow;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What happens to rows that are no transactions: named and counted, or, with {@code --strict}, the end. */
final class MalformedRows {

    private static final int NAMED = 20;

    @Option(names = "--strict", description = "stop at the first malformed row in place of naming and counting it")
    private boolean strict;

    private long count;

    Consumer<MalformedRow> sink(Output output) {
        if (strict) {
            return MalformedRow.strict();
        }
        return row -> {
            count++;
            if (count <= NAMED) {
                output.progress(row.toString());
            } else if (count == NAMED + 1) {
                output.progress("further malformed rows are counted only");
            }
        };
    }
}
