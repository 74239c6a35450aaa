package io.tidemark.cli.stack;

import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.DataDirOption;
import io.tidemark.exit.ExitCodes;
import io.tidemark.stack.Stack;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.directory.DataDir;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Runs the whole stack on this machine until Ctrl-C or `tidemark down`.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private DataDirOption where;

    @Mixin
    private StackFlags flags;

    @Mixin
    private Output output;

    @Option(names = "--detach", description = "return when everything is ready, and leave it running")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException, IOException {
        DataDir dataDir = where.dataDir();
        // Wrong settings are refused before anything is written or started, here or by a process that is detached.
        StackOptions options = flags.options(dataDir, output::progress);
        if (detach) {
            List<String> words = command.commandLine().getParseResult().originalArgs();
            DetachedUp.start(words, dataDir, output::progress);
            return new StatusPrinter(output).print(dataDir);
        }
        Stack stack = Stack.prepare(options, output::progress);
        stack.stopWithThisProcess();
        try {
            return run(stack);
        } catch (RuntimeException e) {
            if (stack.isStopping()) {
                // Whoever stopped the stack made its processes fail.
                return ExitCodes.INTERRUPTED;
            }
            throw e;
        } finally {
            stack.stop();
        }
    }

    private int run(Stack stack) throws InterruptedException {
        stack.start();
        StackView view = StackView.of(stack.state());
        output.result(view, view::text);
        output.progress("ready; Ctrl-C stops it, or: ./tidemark down" + where.words());
        Optional<String> death = stack.awaitDeath();
        if (death.isEmpty()) {
            return ExitCodes.INTERRUPTED;
        }
        throw new Failure(ExitCodes.FAILED, death.get() + "\nso the stack stops");
    }
}
