package io.tidemark.cli.stack;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.DataDirOption;
import io.tidemark.exit.ExitCodes;
import io.tidemark.stack.StackDown;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops the stack; its data stay.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private DataDirOption where;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        boolean ran = StackDown.stop(where.dataDir(), output::progress);
        output.result(
                Map.of("stopped", ran),
                () -> ran ? "stopped" : "nothing runs on " + where.dataDir().root());
        return ExitCodes.DONE;
    }
}
