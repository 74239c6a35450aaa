package io.tidemark.cli.config;

import picocli.CommandLine.Command;

@Command(
        name = "config",
        description = "The settings of all processes: what there is, whether a file is right, what would be in force.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class, ConfigDocsCommand.class})
public final class ConfigCommand {}
