package io.tidemark.cli.options;

import io.tidemark.cli.print.Output;
import io.tidemark.features.files.ReadingRules;
import picocli.CommandLine.Option;

/** Which share of malformed rows a command bears. */
public final class MaxMalformed {

    @Option(
            names = "--max-malformed",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            converter = ShareConverter.class,
            description = "exit with 3, with nothing made of the file, if a larger share of its rows is malformed"
                    + " (default: ${DEFAULT-VALUE})")
    private double most = ReadingRules.MOST_MALFORMED;

    /** The rules of a command that makes no use of labels. */
    ReadingRules rules(Output output) {
        return new ReadingRules(false, false, most, output::progress);
    }

    /** The rules of a command that makes use of labels. */
    public ReadingRules rules(Output output, OtherLabels others) {
        return new ReadingRules(true, others.unlabelled(), most, output::progress);
    }
}
