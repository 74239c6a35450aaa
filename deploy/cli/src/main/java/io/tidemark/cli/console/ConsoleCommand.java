package io.tidemark.cli.console;

import io.tidemark.console.ConsoleMain;
import io.tidemark.exit.ExitCodes;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark console}. */
@Command(
        name = "console",
        description =
                "Serves the console until Ctrl-C, as bin/console does: one page with decisions, drift, quality, alerts and"
                        + " health as they happen.",
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "the properties file of the console")
    private Path file;

    @Override
    public Integer call() {
        ConsoleMain.main(new String[] {file.toString()});
        return ExitCodes.DONE;
    }
}
