package io.tidemark.process;

import io.tidemark.exit.ExitCodes;
import java.time.Duration;
import java.util.Map;

/**
 * How long the shutdown hooks of a process may take. Java waits for them for ever; a hook that waits for what never
 * comes would keep the process.
 */
public record StopBound(Duration bound) {

    /**
     * Of every child: shorter than its parent waits ({@link ChildProcess#STOP_BOUND}), so that the child itself says
     * what hung.
     */
    static final StopBound USUAL = new StopBound(Duration.ofSeconds(25));

    /**
     * From now on, once this process ends by whatever way, it is gone after the bound, with {@link ExitCodes#CUT_OFF}.
     */
    public void hold() {
        // Hooks run side by side: this one only starts the clock.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ParentGuard.daemon("halt", this::halt), "stop-bound"));
    }

    private void halt() {
        try {
            Thread.sleep(bound.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println(
                "this process has not stopped within " + bound.toSeconds() + " s and is cut off; it waits in:");
        Thread.getAllStackTraces().forEach(StopBound::print);
        // A constant, which the compiler writes in here: on the class path of a server there is nothing else of ours.
        Runtime.getRuntime().halt(ExitCodes.CUT_OFF);
    }

    private static void print(Thread thread, StackTraceElement[] trace) {
        Map<Thread.State, String> words = Map.of(
                Thread.State.WAITING, "waits", Thread.State.TIMED_WAITING, "waits", Thread.State.BLOCKED, "is blocked");
        if (!thread.isDaemon() && trace.length > 0) {
            System.err.println(
                    "  " + thread.getName() + " " + words.getOrDefault(thread.getState(), "runs") + " in " + trace[0]);
        }
    }
}
