package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.Blocks;
import java.util.Arrays;

/**
 * How many rows of a reference have a value that only few of its blocks have, which tells how many values of other rows
 * it does not know (Good, The Population Frequencies of Species and the Estimation of Population Parameters, 1953).
 *
 * @param rows that have a value
 * @param ofOne rows whose value no other block has: it would be unknown if their block had been left out
 * @param ofTwo rows whose value one other block has
 */
record SharedValues(long rows, long ofOne, long ofTwo) {

    /**
     * Counts them.
     *
     * @param binned of each row the number of its value; negative where it has none
     * @param values how many there are
     */
    static SharedValues of(Blocks blocks, int[] binned, int values) {
        long[] rows = new long[values];
        int[] sharing = new int[values];
        long[] last = new long[values];
        for (int i = 0; i < binned.length; i++) {
            int value = binned[blocks.order()[i]];
            if (value < 0) {
                continue;
            }
            // Rows come block by block, so a value that comes in another than the last one has a block more.
            sharing[value] += rows[value] == 0 || last[value] != blocks.customer()[i] ? 1 : 0;
            last[value] = blocks.customer()[i];
            rows[value]++;
        }
        long[] by = new long[3];
        for (int value = 0; value < values; value++) {
            by[Math.min(sharing[value], by.length) - (sharing[value] > 0 ? 1 : 0)] += rows[value];
        }
        return new SharedValues(Arrays.stream(by).sum(), by[0], by[1]);
    }

    /** Share of unknown values to be expected in other rows. */
    double unknown() {
        return ofOne / (double) rows;
    }

    /**
     * The share as so many of so many rows: as few as are as unsure of it. Its variance is (ofOne + ofTwo) / rows^2
     * (Good's equation 17, where few values are unknown), that of a share of rows would be ofOne / rows^2.
     */
    long[] asRate() {
        double sure = (ofOne + 1.0) / (ofOne + 1.0 + ofTwo);
        return new long[] {(long) Math.ceil(ofOne * sure), (long) Math.ceil(rows * sure)};
    }
}
