package io.tidemark.local.cli;

import io.tidemark.local.demo.Demo;
import io.tidemark.local.demo.DemoSummary;
import io.tidemark.local.stack.DataDir;
import io.tidemark.local.stack.Stack;
import io.tidemark.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Shows the whole system on simulated traffic with fraud and a planted drift, and counts what happened.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--exit-after",
            paramLabel = "TIME",
            defaultValue = "150s",
            converter = DurationConverter.class,
            description = "how long all of it takes (default: ${DEFAULT-VALUE}); live traffic lasts at least 80s")
    private Duration exitAfter;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".tidemark/demo",
            description = "where the demo keeps its state; begins empty each time (default: ${DEFAULT-VALUE})")
    private Path directory;

    @Mixin
    private StackFlags flags;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Before anything of the last demo is deleted.
        StackOptions options = Demo.options(flags.options(new DataDir(directory.resolve("stack")), output::progress));
        Demo.prepare(directory);
        Stack stack = Stack.prepare(options, output::progress);
        stack.stopWithThisProcess();
        Thread watch = new Thread(() -> endWith(stack), "watch");
        watch.setDaemon(true);
        watch.start();
        DemoSummary summary;
        try {
            summary = new Demo(directory, output::progress, output::progress).run(stack, exitAfter);
        } catch (RuntimeException e) {
            if (stack.isStopping()) {
                // Whoever stopped the stack made the demo fail.
                return ExitCodes.INTERRUPTED;
            }
            throw e;
        } finally {
            stack.stop();
        }
        output.result(summary, () -> Output.toPrettyJson(summary));
        return summary.sound() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** A demonstration on half a stack would count what nobody wants to know. */
    private void endWith(Stack stack) {
        try {
            stack.awaitDeath().ifPresent(reason -> {
                output.progress(reason + "\nso the demo stops");
                System.exit(ExitCodes.FAILED);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
