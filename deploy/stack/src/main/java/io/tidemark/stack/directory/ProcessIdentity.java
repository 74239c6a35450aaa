package io.tidemark.stack.directory;

import io.tidemark.stack.directory.StackState.RunningProcess;
import java.time.Instant;
import java.util.Optional;

/** Finds a process again without mistaking a later one of the same id for it. */
public final class ProcessIdentity {

    private ProcessIdentity() {}

    /** When the process started; the epoch if the system does not say. */
    public static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** The process if it is still alive. */
    public static Optional<ProcessHandle> find(RunningProcess process) {
        return ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive).filter(found -> startOf(found)
                .equals(process.startedAt()));
    }
}
