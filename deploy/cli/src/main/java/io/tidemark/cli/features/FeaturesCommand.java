package io.tidemark.cli.features;

import picocli.CommandLine.Command;

@Command(
        name = "features",
        description = "The features of the catalogue.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FeaturesListCommand.class,
            FeaturesAggregatesCommand.class,
            FeaturesDictionaryCommand.class,
            FeaturesComputeCommand.class,
            FeaturesBackfillCommand.class,
            FeaturesAuditCommand.class
        })
public final class FeaturesCommand {}
