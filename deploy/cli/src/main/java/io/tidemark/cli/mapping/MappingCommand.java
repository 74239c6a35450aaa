package io.tidemark.cli.mapping;

import picocli.CommandLine.Command;

/** {@code tidemark mapping}. */
@Command(
        name = "mapping",
        description = "How the columns of a CSV file become transactions.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MappingGuessCommand.class, MappingListCommand.class, MappingShowCommand.class})
public final class MappingCommand {}
