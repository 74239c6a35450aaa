package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sum of the squares of the amounts in minor units, exact. */
public final class Squared extends Accumulator {

    private Wide total = new Wide();

    /** A total of 128 bits by its higher and its lower half. */
    public static Squared of(long high, long low) {
        Squared summed = new Squared();
        summed.total = Wide.of(high, low);
        return summed;
    }

    Wide total() {
        return total;
    }

    @Override
    public void add(Row row) {
        total.addSquare(row.amount);
    }

    @Override
    public void remove(Row row) {
        total.subtractSquare(row.amount);
    }

    @Override
    public void merge(Accumulator other) {
        total.add(((Squared) other).total);
    }

    @Override
    public Squared copy() {
        Squared copy = new Squared();
        copy.total = total.copy();
        return copy;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        total.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        total.read(in);
    }
}
