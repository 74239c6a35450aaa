package io.tidemark.scoring.app.decision;

/**
 * Where customers stand among all customers when shares of them are given out. Not thread-safe.
 *
 * <p>The place is a function of the customer's id alone, with no salt: the first 53 bits of the SHA-256 of the id in
 * UTF-8, over 2 to the 53rd. So every instance and every later reader finds the same one, a share that grows keeps its
 * customers, and the places have nothing in common with Kafka's partitions.
 */
public final class CustomerPlace {

    private static final int BITS = 53;
    private final Sha256Prefix hash = new Sha256Prefix();

    /** From 0 to less than 1, as good as evenly spread. */
    public double of(String customer) {
        return (hash.of(customer) >>> (Long.SIZE - BITS)) * 0x1p-53;
    }
}
