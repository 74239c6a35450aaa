package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Smallest or largest amount, or number. Holds the rows that can still become the result, by time, each beating all
 * that are newer (the monotonic queue): O(1) amortised per row, and for amounts in arbitrary order about ln n of n rows
 * are held. Of amounts that ever fall, or rise, only the oldest are held, and when they have gone the rows are asked
 * for the next few.
 */
public final class Extreme extends Accumulator {

    private static final int MOST = 512;
    /** So many are asked for at once. */
    private static final int NEXT = 4;

    private static final long[] NONE = {};

    private final boolean largest;
    private final int number;
    private final int most;
    private long[] times = NONE;
    private long[] amounts = NONE;
    private int start;
    private int end;
    /** Whether there may be rows behind the last one held that can still become the result; it beats them all. */
    private boolean more;

    /** @param number which of the row's numbers, by its place in {@link Row#texts}, or a negative one for the amount */
    Extreme(boolean largest, int number) {
        this(largest, number, MOST);
    }

    /** @param most how many rows are held */
    Extreme(boolean largest, int number, int most) {
        this.largest = largest;
        this.number = number;
        this.most = most;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** In minor units, or without its point; only where there is a row. */
    public long amount() {
        return amounts[start];
    }

    /** Number of rows that can still become the result. */
    int candidates() {
        return end - start;
    }

    @Override
    public void add(Row row) {
        append(row.time, row.value(number));
    }

    private void append(long time, long amount) {
        int before = end;
        while (end > start && !beats(amounts[end - 1], amount)) {
            end--;
        }
        // Whoever beats the last one held beats all that are not held, and is newer.
        more &= end == before;
        if (more || end - start == most) {
            more = true;
            return;
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
        long amount = row.value(number);
        makeRoom();
        int at = end;
        while (at > start && times[at - 1] > row.time) {
            at--;
        }
        boolean last = at == end;
        if (last ? more && (at == start || beats(amounts[at - 1], amount)) : !beats(amount, amounts[at])) {
            return;
        }
        int from = at;
        while (from > start && !beats(amounts[from - 1], amount)) {
            from--;
        }
        System.arraycopy(times, at, times, from + 1, end - at);
        System.arraycopy(amounts, at, amounts, from + 1, end - at);
        times[from] = row.time;
        amounts[from] = amount;
        end += from + 1 - at;
        if (end - start > most) {
            end--;
            more = true;
        }
    }

    @Override
    public void merge(Accumulator other) {
        Extreme newer = (Extreme) other;
        for (int i = newer.start; i < newer.end; i++) {
            append(newer.times[i], newer.amounts[i]);
        }
        more |= newer.more;
    }

    @Override
    public boolean settled() {
        return !more || start < end;
    }

    @Override
    public void settle(Rows rows) {
        more = false;
        start = 0;
        end = 0;
        boolean found = true;
        for (int next = 0; next < NEXT && found; next++) {
            int before = end;
            long after = end == 0 ? Long.MIN_VALUE : times[end - 1];
            rows.extreme(largest, after, row -> append(row.time, row.value(number)));
            found = end > before;
        }
        more = found;
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
        Extreme copy = new Extreme(largest, number, most);
        copy.times = Arrays.copyOfRange(times, start, end);
        copy.amounts = Arrays.copyOfRange(amounts, start, end);
        copy.end = end - start;
        copy.more = more;
        return copy;
    }

    /** The number of rows held comes first; where there are more of them, its complement. */
    @Override
    public void write(DataOutput out) throws IOException {
        VarInts.write(out, more ? ~(long) (end - start) : end - start);
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
        more = false;
        long written = VarInts.read(in);
        long size = written < 0 ? ~written : written;
        long time = 0;
        for (long i = 0; i < size; i++) {
            time += VarInts.readSigned(in);
            append(time, VarInts.read(in));
        }
        more |= written < 0;
    }
}
