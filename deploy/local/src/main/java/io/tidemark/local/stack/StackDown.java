package io.tidemark.local.stack;

import java.util.Optional;
import java.util.function.Consumer;

/** Stops a stack from outside. */
public final class StackDown {

    private StackDown() {}

    /**
     * Asks the supervisor to stop its stack, waits for it, and ends what a killed supervisor has left.
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
            // It stops one child after the other, each within a bound of its own.
            supervisor.onExit().join();
        });
        Leftovers.end(dataDir, progress);
        return true;
    }
}
