package io.tidemark.bench.pipeline;

import java.util.Arrays;

/** When the records of one partition came, by their offsets. */
final class Times {

    private static final int LEAST = 1 << 12;

    private long[] times = new long[LEAST];
    private long base;
    private long next;

    Times(long base) {
        this.base = base;
        this.next = base;
    }

    void note(long offset, long time) {
        int index = Math.toIntExact(offset - base);
        if (index >= times.length) {
            times = Arrays.copyOf(times, Math.max(index + 1, 2 * times.length));
        }
        times[index] = time;
        next = offset + 1;
    }

    /** 0 if it did not come. */
    long at(long offset) {
        long index = offset - base;
        return index < 0 || offset >= next ? 0 : times[(int) index];
    }

    void forget() {
        base = next;
        times = new long[LEAST];
    }
}
