package io.tidemark.stack;

import io.tidemark.schemas.text.ShellWord;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.ProcessIdentity;
import io.tidemark.stack.directory.StackException;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Stops a stack from outside. */
public final class StackDown {

    private static final Duration PATIENCE = StopClock.MOST.plusSeconds(5);

    private StackDown() {}

    /**
     * Ends what a killed supervisor has left, before somebody else uses its directory.
     *
     * @throws StackException if the supervisor lives
     */
    public static void leftovers(DataDir dataDir, Consumer<String> progress) {
        Optional<StackState> found = StackStatus.find(dataDir);
        if (found.flatMap(state -> ProcessIdentity.find(state.supervisor())).isPresent()) {
            throw new StackException("a stack runs on " + dataDir.root() + "; stop it with: ./tidemark down --data-dir "
                    + ShellWord.of(dataDir.root()) + ", or choose another --data-dir");
        }
        Leftovers.end(dataDir, progress);
    }

    /**
     * Asks the supervisor to stop its stack, waits for it, and ends what a killed supervisor has left. Nothing is
     * waited for without a bound: what does not end is killed, and that is said.
     *
     * @return whether anything ran
     */
    public static boolean stop(DataDir dataDir, Consumer<String> progress) {
        Optional<StackState> found = StackStatus.find(dataDir);
        if (found.isEmpty()) {
            return false;
        }
        ProcessIdentity.find(found.get().supervisor()).ifPresent(supervisor -> {
            progress.accept("stopping the stack of process " + supervisor.pid());
            supervisor.destroy();
            // The supervisor stops one child after the other, all within a bound.
            Leftovers.awaitEnd(supervisor, "the supervisor", PATIENCE, progress);
        });
        Leftovers.end(dataDir, progress);
        return true;
    }
}
