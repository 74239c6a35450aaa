package io.tidemark.cli.deadletters;

import picocli.CommandLine.Command;

@Command(
        name = "dead-letters",
        description = "What was buried and why, and how to send it again once that is mended.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersReplayCommand.class})
public final class DeadLettersCommand {}
