package io.tidemark.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a process came to its end when it was to. */
public enum StopOutcome {
    /** In order, when it was asked. */
    ENDED("has ended"),
    /** It was asked in vain. */
    KILLED("did not end when it was asked, and was killed"),
    /** Not even the system could end it. */
    STUCK("can be ended neither by asking nor by killing it");

    private final String words;

    StopOutcome(String words) {
        this.words = words;
    }

    /** What is said of the process, behind its name. */
    public String words() {
        return words;
    }

    /** Waits for the end of a process that was killed. An interrupt cuts nothing short: the end is near. */
    public static StopOutcome awaitKilled(ProcessHandle process, Duration bound) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + bound.toNanos();
        try {
            while (true) {
                try {
                    process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return KILLED;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return process.isAlive() ? STUCK : KILLED;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the end of process " + process.pid() + " cannot be observed", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
