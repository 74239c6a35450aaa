package io.tidemark.scoring.app.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Counts the records that stores were restored from: a start takes as long as they do. */
public final class RestoreCount implements StateRestoreListener {

    private final MeterRegistry meters;

    public RestoreCount(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        records(store).increment(0);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {
        records(store).increment(restored);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        // Counted batch by batch.
    }

    private Counter records(String store) {
        return meters.counter("tidemark.scoring.restored", "store", store);
    }
}
