package io.tidemark.cli.alerts;

import picocli.CommandLine.Command;

@Command(
        name = "alerts",
        description = "What is worth a person's attention.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AlertsFollowCommand.class, AlertsShowCommand.class, AlertsRetractCommand.class})
public final class AlertsCommand {}
