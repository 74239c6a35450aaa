package io.tidemark.scoring.app.watch;

import io.tidemark.schemas.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The transactions of one partition that were decided without their vectors, until those come. There whether or not
 * there is a watch: one may have been.
 */
public final class DecidedWithout {

    /** As long as {@code features} is kept: no vector comes later. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final KeyValueStore<Long, Long> store;
    private final int partition;

    /** @param store when they were decided, by offset */
    public DecidedWithout(KeyValueStore<Long, Long> store, int partition) {
        this.store = store;
        this.partition = partition;
    }

    void put(long offset, Instant now) {
        store.put(offset, now.toEpochMilli());
    }

    /** Whether this one was; what {@code features} says of it has come now. */
    public boolean take(LogPosition origin) {
        // A delete of nothing would still be written to the changelog.
        return origin.getPartition() == partition
                && store.get(origin.getOffset()) != null
                && store.delete(origin.getOffset()) != null;
    }

    /** Of some no vector ever comes, since the features job has refused them. */
    void forget(Instant now) {
        long before = now.minus(KEPT).toEpochMilli();
        List<Long> old = new ArrayList<>();
        try (KeyValueIterator<Long, Long> marks = store.all()) {
            while (marks.hasNext()) {
                KeyValue<Long, Long> mark = marks.next();
                if (mark.value >= before) {
                    break;
                }
                old.add(mark.key);
            }
        }
        old.forEach(store::delete);
    }
}
