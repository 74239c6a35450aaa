package io.tidemark.retraining.settings;

import java.time.Duration;

/**
 * What one training may take; beyond it is stopped.
 *
 * @param time by the clock on the wall
 * @param memoryMegabytes of the whole process, XGBoost's native memory included, MiB; watched where the system tells it
 * @param heapMegabytes of these the Java heap, MiB
 * @param mostRows beyond which genuine transactions are sampled; 0 for as many as the heap holds
 */
public record TrainingBudget(Duration time, int memoryMegabytes, int heapMegabytes, int mostRows) {

    /** What a training needs however few rows it holds, MiB: classes, and what has been fetched of the log. */
    private static final int HEAP_OF_NO_ROWS = 32;
    /** Of the heap that is left; the rest is for what is computed of the rows. */
    private static final double SHARE_FOR_ROWS = 0.6;
    /** A row with its ids, its label and its places in the log and in the sample. */
    private static final int BYTES_OF_A_ROW = 640;
    /** A double in the row and a float in the matrix, with room to copy the latter. */
    private static final int BYTES_OF_A_VALUE = 16;

    private static final int LEAST_ROWS = 1_000;

    public TrainingBudget {
        if (heapMegabytes > memoryMegabytes) {
            throw new IllegalArgumentException("training.heap is " + heapMegabytes + " MiB but training.memory, which"
                    + " it is part of, only " + memoryMegabytes + "; raise the one or lower the other");
        }
    }

    /** How many rows of so many features are held at most. */
    public int rows(int features) {
        if (mostRows > 0) {
            return mostRows;
        }
        double bytes = SHARE_FOR_ROWS * (heapMegabytes - HEAP_OF_NO_ROWS) * (1 << 20);
        return Math.max(LEAST_ROWS, (int)
                Math.min(Integer.MAX_VALUE, bytes / (BYTES_OF_A_ROW + (double) BYTES_OF_A_VALUE * features)));
    }

    /** What to say of a training that was stopped for its time. */
    public String outOfTime() {
        return "The training took longer than its budget of " + seconds() + " s and was stopped; allow it more by"
                + " training.time, or less data by training.range, or a smaller search by search.time";
    }

    /** What to say of a training that was stopped for its memory. */
    public String outOfMemory(long bytes) {
        return "The training took %,d MiB of memory where its budget is %,d MiB and was stopped; allow it more by training.memory, or fewer rows by training.rows, or less data by training.range"
                .formatted(bytes >> 20, memoryMegabytes);
    }

    /** What to say of a training whose Java heap was full. */
    public String outOfHeap() {
        return "The training needed more than its Java heap of %,d MiB and ended; allow it more by training.heap and training.memory, or fewer rows by training.rows, or less data by training.range"
                .formatted(heapMegabytes);
    }

    private String seconds() {
        return time.toMillis() % 1_000 == 0
                ? "%,d".formatted(time.toSeconds())
                : "%.1f".formatted(time.toMillis() / 1e3);
    }
}
