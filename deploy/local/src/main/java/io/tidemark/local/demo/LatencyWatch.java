package io.tidemark.local.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Time from the scheduled sending of a transaction to its score read. Thread-safe: the sender schedules, the reader of `scores`
 * answers.
 */
final class LatencyWatch {
    private final Map<String, Long> scheduled = new ConcurrentHashMap<>();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3);

    void scheduled(String transactionId, long dueNanos) {
        scheduled.put(transactionId, dueNanos);
    }

    void scored(String transactionId, long readNanos) {
        Long due = scheduled.remove(transactionId);
        if (due != null) {
            micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(readNanos - due)));
        }
    }

    /** Transactions that are scheduled and not scored yet. */
    int open() {
        return scheduled.size();
    }

    DemoSummary.Latency summary() {
        return new DemoSummary.Latency(millis(50), millis(99), millis(99.9));
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
