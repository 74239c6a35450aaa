package io.tidemark.cli.drift;

import picocli.CommandLine.Command;

@Command(
        name = "drift",
        description = "How far the traffic has moved away from the model's training data.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DriftCompareCommand.class, DriftReportCommand.class, DriftWatchCommand.class})
public final class DriftCommand {}
