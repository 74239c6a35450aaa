package io.tidemark.features.job.stage;

import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Tells which keys have had no event for so long that nothing of them matters any more, by the newest event time that
 * the subtask has seen. One timer per key, on the wall clock and registered anew only when it rings, so an event costs
 * nothing. A replay at full speed passes before they ring; then keys go when the wall clock has gone on as far.
 */
final class IdleKeys {
    private static final Duration SHORTEST_WAIT = Duration.ofHours(1);

    private final long retention;
    private final Counter expired;
    private long clock = Long.MIN_VALUE;

    /** @param retention how long an event matters */
    IdleKeys(Duration retention, Counter expired) {
        this.retention = retention.toMillis();
        this.expired = expired;
    }

    /** An event time of any key. */
    void seen(long eventTime) {
        clock = Math.max(clock, eventTime);
    }

    /** Looks at the current key, which is new, when its first event may have ceased to matter. */
    void watch(TimerService timers) {
        ringIn(retention, timers);
    }

    /** Whether the current key can go, by the time of its newest event; if not, it is looked at again. */
    boolean isIdle(long newest, TimerService timers) {
        // A key of labels alone goes as well: their transactions would have come by now.
        boolean idle = clock != Long.MIN_VALUE && newest < clock - retention;
        if (idle) {
            expired.inc();
        } else {
            ringIn(
                    newest == Long.MIN_VALUE || clock == Long.MIN_VALUE ? retention : newest + retention - clock,
                    timers);
        }
        return idle;
    }

    private static void ringIn(long millis, TimerService timers) {
        if (timers.currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp()) {
            // The feed has ended, as it has for each key in batch mode: nothing can go quiet any more.
            return;
        }
        timers.registerProcessingTimeTimer(timers.currentProcessingTime() + Math.max(SHORTEST_WAIT.toMillis(), millis));
    }
}
