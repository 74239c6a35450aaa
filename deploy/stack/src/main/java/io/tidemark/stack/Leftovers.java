package io.tidemark.stack;

import io.tidemark.process.ChildProcess;
import io.tidemark.process.StopOutcome;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.ProcessIdentity;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackState.RunningProcess;
import io.tidemark.stack.directory.StateFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Ends what a supervisor that was killed has left on a data directory. Its children are about to end by themselves. */
final class Leftovers {

    private Leftovers() {}

    static void end(DataDir dataDir, Consumer<String> progress) {
        StateFile file = new StateFile(dataDir);
        Optional<StackState> left = file.read();
        if (left.isEmpty()) {
            return;
        }
        StopClock clock = StopClock.start();
        List<RunningProcess> processes = left.get().processes();
        for (int i = processes.size() - 1; i >= 0; i--) {
            RunningProcess process = processes.get(i);
            ProcessIdentity.find(process).ifPresent(found -> {
                progress.accept("waiting for the end of " + process.name() + " (process " + process.pid()
                        + ") of the stack before");
                found.destroy();
                awaitEnd(found, process.name(), clock.share(), progress);
            });
        }
        file.remove();
    }

    /** Returns when the process is gone, or cannot be ended, which is said. */
    static void awaitEnd(ProcessHandle process, String name, Duration bound, Consumer<String> progress) {
        try {
            process.onExit().get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            StopOutcome outcome = StopOutcome.awaitKilled(process, ChildProcess.KILL_BOUND);
            progress.accept(name + " (process " + process.pid() + ") " + outcome.words());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while process " + process.pid() + " ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of process " + process.pid() + " cannot be observed", e);
        }
    }
}
