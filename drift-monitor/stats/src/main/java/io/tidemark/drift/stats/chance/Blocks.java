package io.tidemark.drift.stats.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Rows in the order of their customers and days, so that the rows of one customer on some days in a row, a block, stand
 * together.
 *
 * @param order the rows
 * @param customer of each row in that order
 * @param day likewise
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Blocks(int[] order, long[] customer, long[] day) {

    public static Blocks of(long[] customers, long[] days) {
        Integer[] rows = new Integer[customers.length];
        Arrays.setAll(rows, row -> row);
        Arrays.sort(
                rows, Comparator.comparingLong((Integer row) -> customers[row]).thenComparingLong(row -> days[row]));
        int[] order = Arrays.stream(rows).mapToInt(Integer::intValue).toArray();
        return new Blocks(
                order,
                Arrays.stream(order).mapToLong(row -> customers[row]).toArray(),
                Arrays.stream(order).mapToLong(row -> days[row]).toArray());
    }

    /** How many days there are from the first to the last. */
    long span() {
        return Arrays.stream(day).max().orElse(0) - Arrays.stream(day).min().orElse(0) + 1;
    }

    /** Where each block of so many days begins in the order; one more at the end. */
    int[] starts(long length) {
        long first = Arrays.stream(day).min().orElse(0);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            if (i == 0
                    || customer[i] != customer[i - 1]
                    || (day[i] - first) / length != (day[i - 1] - first) / length) {
                starts.add(i);
            }
        }
        starts.add(order.length);
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many rows the block of a row holds, on average over the rows. */
    public double clump() {
        int[] starts = starts(1);
        double squares = 0;
        for (int i = 1; i < starts.length; i++) {
            squares += Math.pow(starts[i] - starts[i - 1], 2);
        }
        return starts.length < 2 ? 1 : squares / starts[starts.length - 1];
    }
}
