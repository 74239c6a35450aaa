package io.tidemark.cli.options;

import io.tidemark.cli.print.Output;
import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.ReadingRules;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What happens to rows that are no transactions: named and counted, unless they are too many, or, with
 * {@code --strict}, the end.
 */
public final class MalformedRows {

    private static final int NAMED = 20;

    @Option(names = "--strict", description = "stop at the first malformed row in place of naming and counting it")
    private boolean strict;

    @Mixin
    private MaxMalformed most;

    private long count;

    public Consumer<MalformedRow> sink(Output output) {
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

    public ReadingRules rules(Output output) {
        return most.rules(output);
    }

    public ReadingRules rules(Output output, OtherLabels others) {
        return most.rules(output, others);
    }
}
