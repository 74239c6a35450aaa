package io.tidemark.cli.server;

import picocli.CommandLine.Command;

@Command(
        name = "topics",
        description = "The topics of the catalogue.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TopicsListCommand.class, TopicsApplyCommand.class})
public final class TopicsCommand {}
