package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Smallest or largest amount. Holds the rows that can still become the result, by time, each beating all that are newer
 * (the monotonic queue): O(1) amortised per row, and for amounts in arbitrary order about ln n of n rows are held.
 */
public final class Extreme extends Accumulator {

    private static final long[] NONE = {};

    private final boolean largest;
    private long[] times = NONE;
    private long[] amounts = NONE;
    private int start;
    private int end;

    Extreme(boolean largest) {
        this.largest = largest;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** In minor units; only where there is a row. */
    public long amount() {
        return amounts[start];
    }

    /** Number of rows that can still become the result. */
    int candidates() {
        return end - start;
    }

    @Override
    public void add(Row row) {
        append(row.time, row.amount);
    }

    private void append(long time, long amount) {
        while (end > start && !beats(amounts[end - 1], amount)) {
            end--;
        }
        makeRoom();
        times[end] = time;
        amounts[end++] = amount;
    }

    @Override
    public void remove(Row row) {
        while (start < end && times[start] <= row.time) {
            start++;
        }
    }

    @Override
    public void insert(Row row) {
        int at = end;
        while (at > start && times[at - 1] > row.time) {
            at--;
        }
        if (at < end && !beats(row.amount, amounts[at])) {
            return;
        }
        long[] newerTimes = Arrays.copyOfRange(times, at, end);
        long[] newerAmounts = Arrays.copyOfRange(amounts, at, end);
        end = at;
        append(row.time, row.amount);
        for (int i = 0; i < newerTimes.length; i++) {
            append(newerTimes[i], newerAmounts[i]);
        }
    }

    @Override
    public void merge(Accumulator other) {
        Extreme newer = (Extreme) other;
        for (int i = newer.start; i < newer.end; i++) {
            append(newer.times[i], newer.amounts[i]);
        }
    }

    @Override
    public boolean reversible() {
        return false;
    }

    /** If the first candidate had come by then, it beats all rows but those that have left since. */
    @Override
    public Extreme asOf(long gone, long upTo, Rows rows) {
        Extreme earlier = new Extreme(largest);
        boolean hadCome = !isEmpty() && times[start] <= upTo;
        if (hadCome) {
            earlier.append(times[start], amounts[start]);
        }
        rows.forward(row -> {
            boolean unseen = !hadCome || row.time <= gone;
            if (unseen && (earlier.isEmpty() || beats(row.amount, earlier.amount()))) {
                earlier.start = earlier.end;
                earlier.append(row.time, row.amount);
            }
            return unseen;
        });
        return earlier;
    }

    /** Of two that are the same the newer one stays longer. */
    private boolean beats(long one, long other) {
        return largest ? one > other : one < other;
    }

    private void makeRoom() {
        if (end == times.length) {
            int size = end - start;
            int capacity = Math.max(4, 2 * size);
            long[] movedTimes = new long[capacity];
            long[] movedAmounts = new long[capacity];
            System.arraycopy(times, start, movedTimes, 0, size);
            System.arraycopy(amounts, start, movedAmounts, 0, size);
            times = movedTimes;
            amounts = movedAmounts;
            start = 0;
            end = size;
        }
    }

    @Override
    public Extreme copy() {
        Extreme copy = new Extreme(largest);
        copy.merge(this);
        return copy;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        VarInts.write(out, end - start);
        long before = 0;
        for (int i = start; i < end; i++) {
            VarInts.writeSigned(out, times[i] - before);
            VarInts.write(out, amounts[i]);
            before = times[i];
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        start = 0;
        end = 0;
        int size = VarInts.readCount(in);
        long time = 0;
        for (int i = 0; i < size; i++) {
            time += VarInts.readSigned(in);
            append(time, VarInts.read(in));
        }
    }
}
