package io.tidemark.cli.rates;

import picocli.CommandLine.Command;

/** {@code tidemark rates}. */
@Command(
        name = "rates",
        description = "The tables of rates by which features tell amounts in another currency.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RatesValidateCommand.class,
            RatesPutCommand.class,
            RatesShowCommand.class,
        })
public final class RatesCommand {}
