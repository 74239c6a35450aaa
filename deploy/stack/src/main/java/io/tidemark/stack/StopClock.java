package io.tidemark.stack;

import io.tidemark.process.ChildProcess;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shares the time that stopping the stack may take among its processes, which are stopped one after the other: each has
 * {@link ChildProcess#STOP_BOUND}, and no more than what is left of the whole.
 */
final class StopClock {

    /** Of all processes together. They need some five seconds when nothing hangs. */
    private static final Duration WHOLE = Duration.ofSeconds(90);

    /** However late it is, each process is asked. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** How long stopping takes at the very most: the whole, and for each process the least and its killing. */
    static final Duration MOST =
            WHOLE.plus(LEAST.plus(ChildProcess.KILL_BOUND).multipliedBy(StackPorts.OPS_ORDER.size() + 1));

    private final LongSupplier nanos;
    private final long end;

    /** @param nanos as {@link System#nanoTime} */
    StopClock(LongSupplier nanos) {
        this.nanos = nanos;
        end = nanos.getAsLong() + WHOLE.toNanos();
    }

    static StopClock start() {
        return new StopClock(System::nanoTime);
    }

    /** How long the next process may take to end in order. */
    Duration share() {
        Duration left = Duration.ofNanos(end - nanos.getAsLong());
        Duration most = left.compareTo(ChildProcess.STOP_BOUND) < 0 ? left : ChildProcess.STOP_BOUND;
        return most.compareTo(LEAST) < 0 ? LEAST : most;
    }
}
