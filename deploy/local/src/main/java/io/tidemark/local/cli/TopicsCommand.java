package io.tidemark.local.cli;

import picocli.CommandLine.Command;

@Command(
        name = "topics",
        description = "The topics of the catalogue.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TopicsListCommand.class, TopicsApplyCommand.class})
final class TopicsCommand {}
