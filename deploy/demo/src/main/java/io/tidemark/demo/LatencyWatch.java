package io.tidemark.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Time from the scheduled sending of a transaction to its score read. Thread-safe: the sender schedules, the reader of
 * `scores` answers.
 */
final class LatencyWatch {
    /** What takes longer counts as this. */
    private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final Map<String, Long> scheduled = new ConcurrentHashMap<>();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(MOST_MICROS, 3);

    void scheduled(String transactionId, long dueNanos) {
        scheduled.put(transactionId, dueNanos);
    }

    void scored(String transactionId, long readNanos) {
        Long due = scheduled.remove(transactionId);
        if (due != null) {
            long taken = TimeUnit.NANOSECONDS.toMicros(readNanos - due);
            micros.recordValue(Math.max(0, Math.min(MOST_MICROS, taken)));
        }
    }

    /** Transactions that are scheduled and not scored yet. */
    int open() {
        return scheduled.size();
    }

    /** Transactions that were scheduled and have been scored. */
    long answered() {
        return micros.getTotalCount();
    }

    DemoSummary.Latency summary() {
        return new DemoSummary.Latency(millis(50), millis(99), millis(99.9));
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
