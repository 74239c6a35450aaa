package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Number of rows. */
public final class Counted extends Accumulator {

    private long count;

    public static Counted of(long count) {
        Counted counted = new Counted();
        counted.count = count;
        return counted;
    }

    public long count() {
        return count;
    }

    @Override
    public void add(Row row) {
        count++;
    }

    @Override
    public void remove(Row row) {
        count--;
    }

    @Override
    public void merge(Accumulator other) {
        count += ((Counted) other).count;
    }

    @Override
    public Counted copy() {
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
