package io.tidemark.process;

import io.tidemark.process.ProcessorTimes.Times;
import java.time.Duration;
import java.util.Optional;

/**
 * Says when a process that gives way has starved for so long that it should be started again and give way less. What it
 * has done by then is lost with that; so it must have starved for at least as long as it has run, whatever its
 * patience: then waiting would have cost no less, and beginning anew costs no more than has been waited already.
 *
 * <p>It starves where its threads had less than a fifth of one processor, and others ran for more than half of the rest
 * of the time while it could have run. Waiting for disk or network is no starving. Used by one thread.
 */
public final class StarvationWatch {

    private static final long LOOK = Duration.ofSeconds(1).toNanos();

    private final GivingWay way;
    private Optional<ProcessorTimes> before = Optional.empty();
    private long beforeNanos;
    private long starved;
    private long ran;

    /** @param way how far the process gives way */
    public StarvationWatch(GivingWay way) {
        this.way = way;
    }

    /** Looks at a process now and then: whether it has starved for too long. Never where the system does not say. */
    public boolean starves(long pid) {
        long now = System.nanoTime();
        if (!way.canGiveLess() || before.isPresent() && now - beforeNanos < LOOK) {
            return false;
        }
        return ProcessorTimes.of(pid).map(times -> starves(now, times)).orElse(false);
    }

    /** The same of what was seen at a moment. */
    boolean starves(long nowNanos, ProcessorTimes now) {
        if (before.isPresent()) {
            add(nowNanos - beforeNanos, now.since(before.get()));
        }
        before = Optional.of(now);
        beforeNanos = nowNanos;
        return way.canGiveLess() && starved >= Math.max(way.patience().toNanos(), ran);
    }

    private void add(long elapsed, Times had) {
        ran += had.ran();
        boolean little = had.ran() < GivingWay.LEAST_SHARE * elapsed;
        boolean wanted = had.waited() > (elapsed - had.ran()) / 2;
        starved = little && wanted ? starved + elapsed : 0;
    }
}
