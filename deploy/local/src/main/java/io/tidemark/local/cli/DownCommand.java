package io.tidemark.local.cli;

import io.tidemark.local.options.Output;
import io.tidemark.local.stack.StackDown;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops the stack; its data stay.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

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
