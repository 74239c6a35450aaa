package io.tidemark.scoring.app;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.TimeMode;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How far each customer's transactions have been decided: a vector passes once.
 *
 * <p>One customer's vectors come in the order of the log, so a transaction at or before the last one decided was decided before. Kept for each partition of
 * {@code transactions} apart, since offsets of different partitions do not compare.
 *
 * <p>In ordered mode vectors come in the order of event time, which need not be that of the log. There the arrival number says the order, and a vector passes
 * too if its number is behind the last one: the same events get the same numbers whenever they are computed again.
 */
final class CustomerProgress {

    private static final String CUSTOMER = "customer";
    private static final long NO_NUMBER = 0;
    private final KeyValueStore<String, byte[]> store;

    CustomerProgress(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Whether any customer is known. */
    boolean isKnown() {
        return store.approximateNumEntries() > 0;
    }

    /** True if this transaction was not decided yet; it counts as decided from now on. */
    boolean advance(FeatureVector vector) {
        LogPosition origin = vector.getOrigin();
        String key = origin.getPartition() + "/" + vector.getTransaction().getCustomerId();
        byte[] seen = store.get(key);
        long offset = origin.getOffset();
        long number = number(vector);
        if (seen != null) {
            ByteBuffer last = ByteBuffer.wrap(seen);
            long lastOffset = last.getLong();
            long lastNumber = last.getLong();
            boolean behind = offset > lastOffset;
            boolean behindInOrder = vector.getTimeMode() == TimeMode.ORDERED && number > lastNumber;
            if (!behind && !behindInOrder) {
                return false;
            }
            offset = Math.max(offset, lastOffset);
            number = Math.max(number, lastNumber);
        }
        store.put(
                key,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(offset)
                        .putLong(number)
                        .array());
        return true;
    }

    private static long number(FeatureVector vector) {
        Long number = vector.getArrivalNumbers().get(CUSTOMER);
        return number == null ? NO_NUMBER : number;
    }
}
