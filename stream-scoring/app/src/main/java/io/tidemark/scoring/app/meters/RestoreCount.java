package io.tidemark.scoring.app.meters;

import io.micrometer.core.instrument.Counter;
import io.tidemark.ops.Meters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Counts the records that stores were restored from and those that are still to come: a start takes as long as they do.
 * Thread-safe.
 */
public final class RestoreCount implements StateRestoreListener {

    private final Meters meters;
    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();
    private final Map<TopicPartition, String> stores = new ConcurrentHashMap<>();
    private final Set<String> shown = new HashSet<>();

    public RestoreCount(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        stores.put(changelog, store);
        remaining.put(changelog, Math.max(0, to - from));
        records(store).increment(0);
        show(store);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {
        remaining.computeIfPresent(changelog, (key, left) -> Math.max(0, left - restored));
        records(store).increment(restored);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        remaining.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        remaining.remove(changelog);
    }

    private void show(String store) {
        synchronized (shown) {
            if (shown.add(store)) {
                meters.gauge(ScoringMetrics.RESTORE_REMAINING, this, count -> count.left(store), store);
            }
        }
    }

    private double left(String store) {
        return remaining.entrySet().stream()
                .filter(one -> store.equals(stores.get(one.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Counter records(String store) {
        return meters.counter(ScoringMetrics.RESTORED, store);
    }
}
