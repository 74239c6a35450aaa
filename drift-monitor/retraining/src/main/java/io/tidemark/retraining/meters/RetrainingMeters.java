package io.tidemark.retraining.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.ops.Meters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the retraining service does. Thread-safe. */
public final class RetrainingMeters {

    private final Meters meters;
    private final InstantSource clock;
    private final AtomicInteger queue = new AtomicInteger();
    private final Map<List<String>, Double> lastEnds = new ConcurrentHashMap<>();
    private volatile Phase phase = Phase.STARTING;
    private volatile double since;

    public RetrainingMeters(MeterRegistry registry, InstantSource clock) {
        this.meters = new Meters(registry);
        this.clock = clock;
        this.since = seconds(clock.instant());
        for (Phase one : Phase.values()) {
            meters.gauge(RetrainingMetrics.PHASE, this, all -> all.phase == one ? 1 : 0, one.word());
        }
        meters.gauge(RetrainingMetrics.PHASE_SINCE, this, all -> all.since);
        meters.gauge(RetrainingMetrics.QUEUE, queue, AtomicInteger::get);
    }

    /** What it is at from now on. */
    public void at(Phase now) {
        if (now != phase) {
            since = seconds(clock.instant());
            phase = now;
        }
    }

    /** How many requests wait. */
    public void waiting(int requests) {
        queue.set(requests);
    }

    /** A retraining was answered, and that is committed. */
    public void answered(String outcome) {
        meters.counter(RetrainingMetrics.RETRAININGS, outcome).increment();
        lastEnds.put(List.of(outcome), seconds(clock.instant()));
        meters.rows(RetrainingMetrics.LAST_END, lastEnds);
    }

    /** A request was buried, and that is committed. */
    public void buried(String cause) {
        meters.counter(RetrainingMetrics.DEAD_LETTERS, cause).increment();
    }

    /** It begins anew after a failure. */
    public void failed(String cause) {
        meters.counter(RetrainingMetrics.FAILURES, cause).increment();
        at(Phase.UNREACHABLE);
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }
}
