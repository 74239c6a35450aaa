package io.tidemark.cli.lists;

import picocli.CommandLine.Command;

/** {@code tidemark lists}. */
@Command(
        name = "lists",
        description = "What stands in the lists that policies look into: whom to stop, whom to trust, whom to watch.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListsAddCommand.class,
            ListsRemoveCommand.class,
            ListsShowCommand.class,
            ListsImportCommand.class,
        })
public final class ListsCommand {}
