package io.tidemark.scoring.app.streams;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a thread of the topology commits before its commit interval has passed.
 *
 * <p>Readers see a decision when its transaction commits, so each thread commits as soon as it may while it has read
 * all there is. What comes during a commit is decided and committed together, so commits grow with the traffic and do
 * not become more. A share of the thread's time bounds them: where commits are slow, or the machine is busy, they
 * become rarer by themselves. A thread that lags behind does not ask for any and is committed by the interval alone,
 * since nobody's wait hangs on a single decision then.
 *
 * <p>Thread-safe: each thread keeps its own times. A decision hangs on none of it.
 */
public final class CommitPace {

    private final double restsPerCommit;
    private final LongSupplier nanos;
    private final ThreadLocal<Times> times = ThreadLocal.withInitial(Times::new);

    private static final class Times {
        private boolean behind;
        private boolean waits;
        private boolean committing;
        private long begun;
        private long ended;
        private long rest;
    }

    /**
     * @param share of a thread's time that early commits may take, 0 to 1; 0: there are none
     * @param nanos a clock that never goes back, as {@link System#nanoTime} is
     */
    public CommitPace(double share, LongSupplier nanos) {
        this.restsPerCommit = share == 0 ? Double.POSITIVE_INFINITY : 1 / share - 1;
        this.nanos = nanos;
    }

    /** This thread has read. @param behind whether more lies ready than it was given */
    public void polled(boolean behind) {
        times.get().behind = behind;
    }

    /** This thread begins to commit; what it says until that has ended counts as the same commit. */
    public void begins() {
        Times own = times.get();
        if (!own.committing) {
            own.committing = true;
            own.begun = nanos.getAsLong();
        }
    }

    /** It has ended, well or not. */
    public void ended() {
        Times own = times.get();
        own.ended = nanos.getAsLong();
        own.rest = own.committing ? (long) ((own.ended - own.begun) * restsPerCommit) : 0;
        own.committing = false;
        own.waits = false;
    }

    /** Whether what this thread has decided is to be committed now; if not, it waits for that. */
    public boolean isDue() {
        Times own = times.get();
        boolean due = restsPerCommit != Double.POSITIVE_INFINITY && !own.behind && rest(own) <= 0;
        own.waits = !due;
        return due;
    }

    /** How long this thread may wait for records, that is until what waits in it is to be committed. */
    public Duration atMost(Duration usual) {
        Times own = times.get();
        if (!own.waits || own.behind || restsPerCommit == Double.POSITIVE_INFINITY) {
            return usual;
        }
        Duration rest = Duration.ofNanos(Math.max(0, rest(own)));
        return rest.compareTo(usual) < 0 ? rest : usual;
    }

    private long rest(Times own) {
        return own.rest == 0 ? 0 : own.rest - (nanos.getAsLong() - own.ended);
    }
}
