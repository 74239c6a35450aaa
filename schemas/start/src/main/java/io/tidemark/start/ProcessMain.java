package io.tidemark.start;

import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.start.Servers;
import io.tidemark.ops.OpsServer;
import io.tidemark.settings.Layers;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The main method of a process: reads and checks its settings, begins its log, serves health, waits for its servers,
 * starts it, and ends it in order. Whatever keeps it from that is one sentence and one of the {@link ExitCodes}.
 *
 * @param <C> what the process is configured with
 */
public final class ProcessMain<C> {

    private final ProcessPlan<C> plan;
    private final String process;
    private final Sentences sentences;
    private final AtomicReference<RunningProcess> running = new AtomicReference<>();
    private final AtomicReference<String> waitsFor = new AtomicReference<>("starting");
    private final AtomicBoolean stopping = new AtomicBoolean();

    private ProcessMain(ProcessPlan<C> plan) {
        this.plan = plan;
        process = plan.keys().name();
        sentences = new Sentences(process);
    }

    /**
     * Runs the process until it has ended. Ends in order on SIGTERM.
     *
     * @param args a properties file, and any number of {@code --set PROCESS.KEY=VALUE} behind it
     */
    public static <C> void run(ProcessPlan<C> plan, String... args) {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        new ProcessMain<>(plan).run(args);
    }

    private void run(String... args) {
        int code = ExitCodes.DONE;
        try {
            Optional<String> end = begin(args).awaitEnd();
            code = end.isPresent() && !stopping.get() ? sentences.ended(end.get()) : ExitCodes.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            code = stopping.get() ? ExitCodes.DONE : running.get() == null ? sentences.failed(e) : sentences.ended(e);
        }
        if (code != ExitCodes.DONE) {
            System.exit(code);
        }
    }

    private RunningProcess begin(String... args) throws Exception {
        C config = Layers.of(plan.keys(), System.getenv(), args).read(plan::read, sentences::warn);
        Operations operations = plan.operations(config);
        LogOutput.begin(operations.log());
        sentences.begun();
        plan.warnings(config).forEach(sentences::warn);
        OpsServer ops = new OpsServer(process, operations.place());
        ops.readiness(() -> Optional.of(waitsFor.get()));
        OrderlyStop.with(process, () -> stop(ops));
        plan.connection(config).ifPresent(this::awaitServers);
        waitsFor.set("starting");
        RunningProcess started = plan.start(config, ops);
        running.set(started);
        ops.progress(started::progress);
        ops.readiness(started::reasonNotReady);
        return started;
    }

    private void awaitServers(Connection connection) {
        Consumer<String> say = sentence -> {
            waitsFor.set(sentence);
            sentences.warn(sentence);
        };
        Servers.await(connection, say);
    }

    private void stop(OpsServer ops) {
        stopping.set(true);
        RunningProcess now = running.get();
        if (now != null) {
            now.close();
        }
        ops.close();
    }
}
