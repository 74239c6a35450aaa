package io.tidemark.cli.options;

import picocli.CommandLine.Option;

/** What happens to labels that mean neither fraud nor genuine. */
public final class OtherLabels {

    /** What may happen. */
    enum Choice {
        STOP,
        UNLABELLED
    }

    @Option(
            names = "--other-labels",
            paramLabel = "stop|unlabelled",
            defaultValue = "stop",
            description = "what a label that is neither fraud nor genuine does: end the command, or count as none"
                    + " (default: ${DEFAULT-VALUE})")
    private Choice choice = Choice.STOP;

    public boolean unlabelled() {
        return choice == Choice.UNLABELLED;
    }
}
