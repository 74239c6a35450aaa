package io.tidemark.cli.stack;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.DataDirOption;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Says what runs and whether it is ready; exit code 3 if not all of it is.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataDirOption where;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        return new StatusPrinter(output).print(where.dataDir());
    }
}
