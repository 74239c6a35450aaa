package io.tidemark.local.cli;

import picocli.CommandLine.Command;

@Command(
        name = "dead-letters",
        description = "What was buried and why, and how to send it again once that is mended.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersReplayCommand.class})
final class DeadLettersCommand {}
