package io.tidemark.retraining;

import java.time.Duration;

/**
 * What one training may take; beyond it is stopped.
 *
 * @param time by the clock on the wall
 * @param memoryMegabytes of the whole process, XGBoost's native memory included, MiB; watched where the system tells it
 * @param heapMegabytes of these the Java heap, MiB
 */
record TrainingBudget(Duration time, int memoryMegabytes, int heapMegabytes) {

    TrainingBudget {
        if (heapMegabytes > memoryMegabytes) {
            throw new IllegalArgumentException("training.heap is " + heapMegabytes + " MiB but training.memory, which"
                    + " it is part of, only " + memoryMegabytes + "; raise the one or lower the other");
        }
    }

    /** What to say of a training that was stopped for its time. */
    String outOfTime() {
        return "The training took longer than its budget of " + seconds() + " s and was stopped; allow it more by"
                + " training.time, or less data by training.range, or a smaller search by search.time";
    }

    /** What to say of a training that was stopped for its memory. */
    String outOfMemory(long bytes) {
        return "The training took %,d MiB of memory where its budget is %,d MiB and was stopped; allow it more by training.memory, or less data by training.range"
                .formatted(bytes >> 20, memoryMegabytes);
    }

    /** What to say of a training whose Java heap was full. */
    String outOfHeap() {
        return "The training needed more than its Java heap of %,d MiB and ended; allow it more by training.heap and training.memory, or less data by training.range"
                .formatted(heapMegabytes);
    }

    private String seconds() {
        return time.toMillis() % 1_000 == 0
                ? "%,d".formatted(time.toSeconds())
                : "%.1f".formatted(time.toMillis() / 1e3);
    }
}
