package io.tidemark.training.rows;

import io.tidemark.features.algebra.TextHash;

/**
 * Draws for each transaction a number that looks as if it were from chance, but is the same whenever it is asked for:
 * so a sample does not depend on the order of reading, and can be drawn again.
 *
 * @param seed other seeds draw other numbers
 */
public record Lots(long seed) {

    private static final int UNUSED_BITS = 11;

    /** From 0 on and below 1, as even as the hash is. */
    public double of(String transactionId) {
        long mixed = TextHash.mix(TextHash.of(transactionId) ^ TextHash.mix(seed));
        return (mixed >>> UNUSED_BITS) * 0x1p-53;
    }
}
