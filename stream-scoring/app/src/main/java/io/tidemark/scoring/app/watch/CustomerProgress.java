package io.tidemark.scoring.app.watch;

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
 *
 * <p>An entry is the last offset, the last number and, where transactions are decided without vectors too, the newest ids: the stages before would have dropped
 * what was sent twice, and nobody else does.
 */
public final class CustomerProgress {

    static final int IDS = 4;
    private static final String CUSTOMER = "customer";
    private static final long NO_NUMBER = 0;
    private static final int WITHOUT_IDS = 2 * Long.BYTES;
    private final KeyValueStore<String, byte[]> store;
    private final boolean remembersIds;
    private final Sha256Prefix ids = new Sha256Prefix();

    public CustomerProgress(KeyValueStore<String, byte[]> store, boolean remembersIds) {
        this.store = store;
        this.remembersIds = remembersIds;
    }

    /** What is there to say of a transaction that no vector has come of. */
    enum Standing {
        OPEN,
        /** It or a later one of this customer was decided. */
        PASSED,
        /** One of the same id was decided. */
        REPEATED
    }

    /** Whether any customer is known. */
    public boolean isKnown() {
        return store.approximateNumEntries() > 0;
    }

    /** True if this transaction was not decided yet; it counts as decided from now on. */
    public boolean advance(FeatureVector vector) {
        LogPosition origin = vector.getOrigin();
        String key = key(origin, vector.getTransaction().getCustomerId());
        byte[] seen = store.get(key);
        long number = number(vector);
        if (seen != null) {
            boolean behind = origin.getOffset() > offset(seen);
            boolean behindInOrder = vector.getTimeMode() == TimeMode.ORDERED && number > number(seen);
            if (!behind && !behindInOrder) {
                return false;
            }
        }
        put(key, seen, origin.getOffset(), number, vector.getTransaction().getTransactionId());
        return true;
    }

    Standing standing(LogPosition origin, String customer, String transactionId) {
        byte[] seen = store.get(key(origin, customer));
        if (seen == null) {
            return Standing.OPEN;
        }
        if (origin.getOffset() <= offset(seen)) {
            return Standing.PASSED;
        }
        long id = ids.of(transactionId);
        for (int at = WITHOUT_IDS; at < seen.length; at += Long.BYTES) {
            if (ByteBuffer.wrap(seen).getLong(at) == id) {
                return Standing.REPEATED;
            }
        }
        return Standing.OPEN;
    }

    /** Counts a transaction as decided of which no vector has come. */
    void advance(LogPosition origin, String customer, String transactionId) {
        String key = key(origin, customer);
        put(key, store.get(key), origin.getOffset(), NO_NUMBER, transactionId);
    }

    private void put(String key, byte[] seen, long offset, long number, String transactionId) {
        boolean first = seen == null;
        int kept = remembersIds ? Math.min(IDS, 1 + (first ? 0 : (seen.length - WITHOUT_IDS) / Long.BYTES)) : 0;
        ByteBuffer next = ByteBuffer.allocate(WITHOUT_IDS + kept * Long.BYTES)
                .putLong(first ? offset : Math.max(offset, offset(seen)))
                .putLong(first ? number : Math.max(number, number(seen)));
        if (kept > 0) {
            next.putLong(ids.of(transactionId));
            if (!first) {
                next.put(seen, WITHOUT_IDS, (kept - 1) * Long.BYTES);
            }
        }
        store.put(key, next.array());
    }

    private static String key(LogPosition origin, String customer) {
        return origin.getPartition() + "/" + customer;
    }

    private static long offset(byte[] seen) {
        return ByteBuffer.wrap(seen).getLong(0);
    }

    private static long number(byte[] seen) {
        return ByteBuffer.wrap(seen).getLong(Long.BYTES);
    }

    private static long number(FeatureVector vector) {
        Long number = vector.getArrivalNumbers().get(CUSTOMER);
        return number == null ? NO_NUMBER : number;
    }
}
