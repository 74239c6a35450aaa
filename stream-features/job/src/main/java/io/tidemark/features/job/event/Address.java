package io.tidemark.features.job.event;

import java.util.stream.IntStream;

/**
 * The keys under which events travel to the stages.
 *
 * <p>What an entity is called is a text that its sender chooses. Keys that the job makes itself begin with
 * {@link #NOWHERE}; a text that begins so is escaped, so that none passes for such a key nor for another text. The
 * identity stage has keys of the job alone.
 */
public final class Address {
    /** What has no such entity still needs a place to go to, and not all the same one. */
    private static final char NOWHERE = '\0';

    /** Stands before texts that begin with {@link #NOWHERE} or with itself. */
    private static final char ESCAPE = '\u0001';

    /** So many logs of ids: few enough to be held for ever, many enough to be spread evenly. */
    private static final int ID_BUCKETS = 4096;

    /** The keys of the buckets: made once, and with them their hashes, which every shuffle asks for. */
    private static final String[] BUCKETS =
            IntStream.range(0, ID_BUCKETS).mapToObj(bucket -> "ids-" + bucket).toArray(String[]::new);

    private Address() {}

    /** The key at the identity stage: the bucket of a transaction's id. */
    public static String ofIdentity(String transactionId) {
        return ofBucket(bucket(transactionId));
    }

    /** The number of the bucket of a transaction's id; below 2^15. */
    static int bucket(String transactionId) {
        return Math.floorMod(transactionId.hashCode(), ID_BUCKETS);
    }

    /** The key at the identity stage. */
    public static String ofBucket(int bucket) {
        return BUCKETS[bucket];
    }

    /** The key at the stage of an entity: the text itself but for the rarest; different texts have different keys. */
    public static String ofEntity(String text) {
        boolean taken = !text.isEmpty() && text.charAt(0) <= ESCAPE;
        return taken ? ESCAPE + text : text;
    }

    /** The key at the stage of an entity that the transaction does not have: spread by customer. */
    public static String nowhere(String customer) {
        return NOWHERE + customer;
    }

    /** True if the event only passes through the stage. */
    public static boolean isNowhere(String key) {
        return !key.isEmpty() && key.charAt(0) == NOWHERE;
    }
}
