package io.tidemark.stack;

import io.tidemark.process.ChildProcess;
import io.tidemark.process.StopOutcome;
import io.tidemark.stack.directory.ProcessIdentity;
import io.tidemark.stack.directory.StackException;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackState.RunningProcess;
import io.tidemark.stack.directory.StateFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The children of the supervisor and their record in {@code stack.json}. Thread-safe: stopping may meet starting. */
final class Children {

    private final StackOptions options;
    private final Consumer<String> progress;
    private final StateFile file;
    private final List<ChildProcess> running = new ArrayList<>();
    private final List<RunningProcess> records = new ArrayList<>();
    private boolean ready;
    /** Volatile, since it is asked while the lock is held for as long as the stopping takes. */
    private volatile boolean stopping;

    Children(StackOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        file = new StateFile(options.dataDir());
    }

    /** Something started and the process that it is. */
    record Launched<T>(T what, ChildProcess process) {}

    /** Starts a child and records it, unless the stack is being stopped. */
    synchronized <T> T add(String health, String metrics, Supplier<Launched<T>> launch) {
        if (stopping) {
            throw new StackException("the stack is being stopped");
        }
        Launched<T> launched = launch.get();
        ChildProcess child = launched.process();
        running.add(child);
        ProcessHandle handle = ProcessHandle.of(child.pid()).orElse(null);
        records.add(new RunningProcess(
                child.name(),
                child.pid(),
                handle == null ? java.time.Instant.EPOCH : ProcessIdentity.startOf(handle),
                health,
                metrics,
                child.log().toString()));
        file.write(state());
        return launched.what();
    }

    synchronized void ready() {
        if (stopping) {
            throw new StackException("the stack is being stopped");
        }
        ready = true;
        file.write(state());
    }

    synchronized StackState state() {
        ProcessHandle self = ProcessHandle.current();
        return new StackState(
                new RunningProcess("supervisor", self.pid(), ProcessIdentity.startOf(self), "", "", ""),
                ready,
                bootstrapServers(),
                schemaRegistry(),
                "http://127.0.0.1:" + options.ports().flink(),
                options.ports().consolePage().orElse(null),
                records);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + options.ports().broker();
    }

    String schemaRegistry() {
        return "http://127.0.0.1:" + options.ports().registry() + "/apis/ccompat/v7";
    }

    String opsUrl(String process) {
        return "http://127.0.0.1:" + options.ports().ops(process);
    }

    /** Empty if the end is that of {@link #stop}. */
    Optional<String> awaitDeath() throws InterruptedException {
        List<CompletableFuture<String>> ends = new ArrayList<>();
        synchronized (this) {
            for (ChildProcess child : running) {
                ends.add(child.onExit()
                        .thenApply(code -> child.name() + " (process " + child.pid() + ") ended with exit code " + code
                                + "; its log " + child.log() + " ends with:\n" + child.logTail()));
            }
        }
        try {
            Object death = CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new))
                    .get();
            return isStopping() ? Optional.empty() : Optional.of((String) death);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process cannot be observed", e);
        }
    }

    boolean isStopping() {
        return stopping;
    }

    /** Returns within {@link StopClock#MOST}; what does not end when it is asked is killed, and that is said. */
    synchronized void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        StopClock clock = StopClock.start();
        for (int i = running.size() - 1; i >= 0; i--) {
            ChildProcess child = running.get(i);
            if (child.isAlive()) {
                progress.accept("stopping " + child.name());
                say(child, child.stop(clock.share()));
            }
        }
        file.remove();
    }

    private void say(ChildProcess child, StopOutcome outcome) {
        if (outcome != StopOutcome.ENDED) {
            progress.accept(
                    child.name() + " (process " + child.pid() + ") " + outcome.words() + "; its log is " + child.log());
        }
    }
}
