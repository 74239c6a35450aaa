package io.tidemark.process;

import io.tidemark.process.ProcessorTimes.Times;
import java.time.Duration;
import java.util.Optional;

/**
 * Time by a process's own clock: it stands still while others have the processor that the process waits for. So a bound
 * says the same on a busy machine and on a quiet one. By the clock on the wall where the system does not say who
 * waited. Used by one thread.
 */
final class OwnTime {

    private static final long LOOK = Duration.ofSeconds(1).toNanos();

    private Optional<ProcessorTimes> before = Optional.empty();
    private long counted;
    private long countedUntil;

    OwnTime(long startNanos) {
        countedUntil = startNanos;
    }

    /** How long a process has been there by now. */
    Duration of(long pid) {
        long now = System.nanoTime();
        if (now - countedUntil < LOOK) {
            return Duration.ofNanos(counted + now - countedUntil);
        }
        return at(now, ProcessorTimes.of(pid));
    }

    /** The same of what was seen at a moment. */
    Duration at(long now, Optional<ProcessorTimes> times) {
        long elapsed = now - countedUntil;
        counted += before.isPresent() && times.isPresent()
                ? own(elapsed, times.get().since(before.get()))
                : elapsed;
        countedUntil = now;
        before = times;
        return Duration.ofNanos(counted);
    }

    /** Of several threads that want processors, each had the same part of what it wanted, on average. */
    private static long own(long elapsed, Times had) {
        long wanted = had.ran() + had.waited();
        boolean busy = wanted > elapsed / 2;
        return busy ? (long) ((double) elapsed * had.ran() / wanted) : elapsed;
    }
}
