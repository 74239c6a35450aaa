package io.tidemark.stack.directory;

import io.tidemark.process.ReadyCheck;
import io.tidemark.stack.directory.StackState.RunningProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a stack from outside, by its record and the health of its processes. */
public final class StackStatus {

    private StackStatus() {}

    /**
     * One process as it is now.
     *
     * @param state {@code ready}, {@code starting} (alive, not ready) or {@code dead}
     * @param reason why it is not ready; "" if it is
     * @param progress what long work it is at; "" if at none
     * @param health URL that answers 200 when it is ready
     * @param metrics URL of its Prometheus metrics
     * @param log its log file
     */
    public record ProcessStatus(
            String name,
            long pid,
            String state,
            String reason,
            String progress,
            String health,
            String metrics,
            String log) {}

    /** The record of a data directory; empty if nothing runs on it. */
    public static Optional<StackState> find(DataDir dataDir) {
        return new StateFile(dataDir).read().filter(StackStatus::anythingAlive);
    }

    /** Looks at each process. */
    public static List<ProcessStatus> of(StackState stack) {
        List<ProcessStatus> statuses = new ArrayList<>();
        for (RunningProcess process : stack.processes()) {
            statuses.add(look(process));
        }
        return statuses;
    }

    /** The whole in one word. */
    public static String summary(StackState stack, List<ProcessStatus> processes) {
        if (ProcessIdentity.find(stack.supervisor()).isEmpty()) {
            return "orphaned";
        }
        boolean allReady =
                processes.stream().allMatch(process -> process.state().equals("ready"));
        return stack.ready() && allReady ? "ready" : "starting";
    }

    private static boolean anythingAlive(StackState stack) {
        return ProcessIdentity.find(stack.supervisor()).isPresent()
                || stack.processes().stream()
                        .anyMatch(process -> ProcessIdentity.find(process).isPresent());
    }

    private static ProcessStatus look(RunningProcess process) {
        Optional<String> reason =
                ProcessIdentity.find(process).isEmpty() ? Optional.of("its process is gone") : reasonNotReady(process);
        String state =
                reason.isEmpty() ? "ready" : ProcessIdentity.find(process).isPresent() ? "starting" : "dead";
        return new ProcessStatus(
                process.name(),
                process.pid(),
                state,
                reason.orElse(""),
                reason.isEmpty() ? Progress.of(URI.create(process.health())) : "",
                process.health(),
                process.metrics(),
                process.log());
    }

    private static Optional<String> reasonNotReady(RunningProcess process) {
        try {
            return ReadyCheck.http(URI.create(process.health())).reasonNotReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while asking");
        }
    }
}
