package io.tidemark.local.cli;

import io.tidemark.local.options.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Says what runs and whether it is ready; exit code 3 if not all of it is.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataDirOption where;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        return new StatusPrinter(output).print(where.dataDir());
    }
}
