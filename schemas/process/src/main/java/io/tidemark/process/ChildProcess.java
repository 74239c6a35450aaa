package io.tidemark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One child process with a log file of its own.
 *
 * <p>Its stdin is a pipe that this process holds open: a child that runs under {@link ParentGuard} ends when this
 * process does. Stdout and stderr are appended to the log, which is bounded.
 */
public final class ChildProcess implements AutoCloseable {

    /** How long a child is waited for after it was asked to end. */
    public static final Duration STOP_BOUND = Duration.ofSeconds(30);

    /**
     * How long the system may take to end what was killed; a process that is stuck in it cannot be ended by anybody.
     */
    public static final Duration KILL_BOUND = Duration.ofSeconds(5);

    private static final long POLL_MILLIS = 50;

    private final String name;
    private final Path log;
    private final Process process;
    private final long logBefore;

    private ChildProcess(String name, Path log, Process process, long logBefore) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.logBefore = logBefore;
    }

    /**
     * Starts the child; it need not be ready yet.
     *
     * @param name for messages
     * @param log created with its directories if absent
     * @throws UncheckedIOException if the log or the process cannot be made
     */
    public static ChildProcess start(String name, JavaCommand command, Path log) {
        return start(name, command, log, LogBound.USUAL);
    }

    /** As {@link #start(String, JavaCommand, Path)} with a bound of one's own for the log. */
    public static ChildProcess start(String name, JavaCommand command, Path log, LogBound bound) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            command.prepare();
            ProcessBuilder builder = new ProcessBuilder(
                            command.log(log.toAbsolutePath(), bound).words())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            command.turn(builder.environment());
            long logBefore = Files.exists(log) ? Files.size(log) : 0;
            return new ChildProcess(name, log, builder.start(), logBefore);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Its log file. */
    public Path log() {
        return log;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completed when it ends, with its exit code. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Waits for its end so long at most; its exit code if it has ended. */
    public OptionalInt awaitExit(Duration bound) throws InterruptedException {
        return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /**
     * Waits until the child is ready.
     *
     * @param bound of the time in which the child could run: on a machine that others fill it may take longer by the
     *     clock
     * @throws ChildFailedException if it ended or was not ready within the bound; the message holds the end of its log
     */
    public void awaitReady(ReadyCheck check, Duration bound) throws InterruptedException {
        OwnTime own = new OwnTime(System.nanoTime());
        Optional<String> reason = check.reasonNotReady();
        while (reason.isPresent()) {
            if (!process.isAlive()) {
                throw new ChildFailedException(
                        name + " ended with exit code " + process.exitValue() + " before it was ready; its log " + log
                                + " ends with:\n" + logTail(),
                        LogTail.since(log, logBefore));
            }
            if (own.of(process.pid()).compareTo(bound) > 0) {
                throw new ChildFailedException(name + " is not ready after " + bound.toSeconds() + " s (" + reason.get()
                        + "); its log " + log + " ends with:\n" + logTail());
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            reason = check.reasonNotReady();
        }
    }

    /**
     * Asks the child to end (SIGTERM), and ends it (SIGKILL) if it has not done so after the bound. Returns after the
     * bound and {@link #KILL_BOUND} at the latest.
     *
     * @return how it ended
     */
    public StopOutcome stop(Duration bound) {
        process.destroy();
        try {
            if (process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                return StopOutcome.ENDED;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return kill();
    }

    /** As {@link #stop(Duration)} with {@link #STOP_BOUND}. */
    public StopOutcome stop() {
        return stop(STOP_BOUND);
    }

    /** Ends the child without asking (SIGKILL). Returns when it is gone, or after {@link #KILL_BOUND}. */
    public StopOutcome kill() {
        process.destroyForcibly();
        return StopOutcome.awaitKilled(process.toHandle(), KILL_BOUND);
    }

    @Override
    public void close() {
        stop();
    }

    /** The last lines of the log; the rest of it is not read. */
    public String logTail() {
        return LogTail.of(log);
    }
}
