package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Number of rows that are known to be fraud. A label that changes a row inside is told by {@link #relabel}. */
public final class Frauds extends Accumulator {

    private long count;

    public static Frauds of(long count) {
        Frauds counted = new Frauds();
        counted.count = count;
        return counted;
    }

    public long count() {
        return count;
    }

    @Override
    public void add(Row row) {
        count += row.fraud ? 1 : 0;
    }

    @Override
    public void remove(Row row) {
        count -= row.fraud ? 1 : 0;
    }

    /** A row inside is now known to be fraud, or no longer is. */
    public void relabel(boolean fraud) {
        count += fraud ? 1 : -1;
    }

    @Override
    public void merge(Accumulator other) {
        count += ((Frauds) other).count;
    }

    @Override
    public Frauds copy() {
        return of(count);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        VarInts.write(out, count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        count = VarInts.read(in);
    }
}
