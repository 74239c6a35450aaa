package io.tidemark.cli.stack;

import io.tidemark.cli.options.DurationConverter;
import io.tidemark.cli.print.Output;
import io.tidemark.demo.Demo;
import io.tidemark.demo.DemoDirectory;
import io.tidemark.demo.DemoSummary;
import io.tidemark.exit.ExitCodes;
import io.tidemark.stack.Stack;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.StackPorts;
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
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--exit-after",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = DurationConverter.class,
            description =
                    "how long it may take (default: ${DEFAULT-VALUE}); it ends when its story is told, and exits with 3 if that was not by then")
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
        // Wrong flags are refused before anything of the last demo is deleted.
        StackOptions options = Demo.options(flags.options(DemoDirectory.stackOn(directory), output::progress));
        try (DemoDirectory taken = DemoDirectory.take(directory, output::progress)) {
            return show(taken, options);
        }
    }

    private int show(DemoDirectory taken, StackOptions options) throws IOException, InterruptedException {
        StackOptions chosen = free(options);
        chosen.ports().consolePage().ifPresent(page -> output.progress("the console will be on " + page));
        Stack stack = Stack.prepare(chosen, output::progress);
        stack.stopWithThisProcess();
        Thread watch = new Thread(() -> endWith(stack), "watch");
        watch.setDaemon(true);
        watch.start();
        DemoSummary summary;
        try {
            summary = new Demo(taken, exitAfter, System::nanoTime, output::progress).run(stack);
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
        return code(summary);
    }

    private int code(DemoSummary summary) {
        if (!summary.sound()) {
            return ExitCodes.FAILED;
        }
        if (!summary.told()) {
            output.progress("within " + exitAfter.toSeconds() + " s this had not happened yet: "
                    + String.join(", ", summary.notYet()) + "; allow more with --exit-after");
            return ExitCodes.CHECK_SAID_NO;
        }
        return ExitCodes.DONE;
    }

    /** Nobody need care where a demonstration listens; who names a port of his own does and is told if it is taken. */
    private StackOptions free(StackOptions options) {
        if (!options.ports().equals(StackPorts.usual())
                || options.ports().complaints().isEmpty()) {
            return options;
        }
        StackPorts others = StackPorts.free();
        output.progress(
                "some of the usual ports are taken, so this demo listens on others: console %d, broker %d, schema registry %d, Flink page %d, health and metrics from %d on"
                        .formatted(
                                others.console(),
                                others.broker(),
                                others.registry(),
                                others.flink(),
                                others.opsBase()));
        return options.withPorts(others);
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
