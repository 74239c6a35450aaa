package io.tidemark.cli.models;

import picocli.CommandLine.Command;

@Command(
        name = "models",
        description = "Bundles and activations.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsKeygenCommand.class,
            ModelsSignCommand.class,
            ModelsVerifyCommand.class,
            ModelsPublishCommand.class,
            ModelsPromoteCommand.class,
            ModelsStopCommand.class,
            ModelsRollbackCommand.class,
            ModelsHistoryCommand.class,
            ModelsCardCommand.class,
            ModelsBundleCommand.class,
            ModelsDiffCommand.class,
            ModelsRebuildCommand.class,
        })
public final class ModelsCommand {}
