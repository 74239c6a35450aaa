package io.tidemark.cli.ingest;

import picocli.CommandLine.Command;

@Command(
        name = "ingest",
        description = "Sends a CSV file (also packed) into the topics.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {IngestTransactionsCommand.class, IngestLabelsCommand.class, IngestOutcomesCommand.class})
public final class IngestCommand {}
