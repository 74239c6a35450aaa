package io.tidemark.local.cli;

import picocli.CommandLine.Command;

@Command(
        name = "drift",
        description = "How far the traffic has moved away from the model's training data.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DriftCompareCommand.class, DriftReportCommand.class, DriftWatchCommand.class})
final class DriftCommand {}
