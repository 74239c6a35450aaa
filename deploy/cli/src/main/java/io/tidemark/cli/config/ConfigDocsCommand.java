package io.tidemark.cli.config;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.settings.SettingsPage;
import io.tidemark.stack.StackSettings;
import io.tidemark.stack.settings.Settable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "docs", description = "Prints the reference of all settings.", mixinStandardHelpOptions = true)
final class ConfigDocsCommand implements Callable<Integer> {

    /** How the reference is written. */
    enum Format {
        MARKDOWN,
        JSON
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private ProcessOption process;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "markdown",
            description = "markdown or json (default: ${DEFAULT-VALUE})")
    private Format format;

    @Override
    public Integer call() {
        List<Settable> processes = process.chosen();
        List<SettingsPage> pages = Reference.of(processes, StackSettings::chosenWords);
        Output.print(
                command,
                format == Format.JSON
                        ? Output.toPrettyJson(pages)
                        : process.isOne() ? pages.get(0).markdown() : Reference.markdown(pages));
        return ExitCodes.DONE;
    }
}
