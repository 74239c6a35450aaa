package io.tidemark.drift.stats.sequential;

import java.util.Arrays;

/**
 * The newest observations of a stream as an exponential histogram: row r holds buckets of 2^r observations each, oldest
 * first, at most {@code most} of them; one more, and the two oldest become one of the next row (Datar, Gionis, Indyk,
 * Motwani, Maintaining Stream Statistics over Sliding Windows, SODA 2002). A bucket is the sum of its observations and
 * their summed squared deviation from their mean, so that a far mean costs no digits.
 */
final class BucketRows {
    /** 2^40 observations are more than any stream has. */
    private static final int MOST_ROWS = 40;

    private final int most;
    private final int[] used = new int[MOST_ROWS];
    private final double[][] sums = new double[MOST_ROWS][];
    private final double[][] squares = new double[MOST_ROWS][];

    BucketRows(int most) {
        this.most = most;
    }

    void add(double value) {
        add(0, value, 0);
        for (int row = 0; used[row] > most; row++) {
            double difference = mean(row, 0) - mean(row, 1);
            double half = size(row);
            add(
                    row + 1,
                    sums[row][0] + sums[row][1],
                    squares[row][0] + squares[row][1] + difference * difference * half / 2);
            drop(row, 2);
        }
    }

    void add(int row, double sum, double square) {
        if (sums[row] == null) {
            sums[row] = new double[most + 1];
            squares[row] = new double[most + 1];
        }
        sums[row][used[row]] = sum;
        squares[row][used[row]] = square;
        used[row]++;
    }

    void dropOldest() {
        drop(oldestRow(), 1);
    }

    /** The row of the oldest bucket; negative if there is none. */
    int oldestRow() {
        int row = MOST_ROWS - 1;
        while (row >= 0 && used[row] == 0) {
            row--;
        }
        return row;
    }

    int used(int row) {
        return used[row];
    }

    double sum(int row, int bucket) {
        return sums[row][bucket];
    }

    double square(int row, int bucket) {
        return squares[row][bucket];
    }

    double mean(int row, int bucket) {
        return sums[row][bucket] / size(row);
    }

    static double size(int row) {
        return 1L << row;
    }

    long count() {
        long count = 0;
        for (int row = 0; row < MOST_ROWS; row++) {
            count += (1L << row) * used[row];
        }
        return count;
    }

    double total() {
        double total = 0;
        for (int row = 0; row < MOST_ROWS; row++) {
            for (int bucket = 0; bucket < used[row]; bucket++) {
                total += sums[row][bucket];
            }
        }
        return total;
    }

    /** Variance of all observations, over their number. */
    double variance() {
        double n = count();
        double mean = total() / n;
        double all = 0;
        for (int row = 0; row < MOST_ROWS; row++) {
            for (int bucket = 0; bucket < used[row]; bucket++) {
                double difference = mean(row, bucket) - mean;
                all += squares[row][bucket] + size(row) * difference * difference;
            }
        }
        return all / n;
    }

    private void drop(int row, int buckets) {
        System.arraycopy(sums[row], buckets, sums[row], 0, used[row] - buckets);
        System.arraycopy(squares[row], buckets, squares[row], 0, used[row] - buckets);
        used[row] -= buckets;
    }

    /** Row, sum and summed square of each bucket, oldest first. */
    double[] numbers() {
        double[] numbers = new double[3 * Arrays.stream(used).sum()];
        int at = 0;
        for (int row = oldestRow(); row >= 0; row--) {
            for (int bucket = 0; bucket < used[row]; bucket++) {
                numbers[at++] = row;
                numbers[at++] = sums[row][bucket];
                numbers[at++] = squares[row][bucket];
            }
        }
        return numbers;
    }
}
