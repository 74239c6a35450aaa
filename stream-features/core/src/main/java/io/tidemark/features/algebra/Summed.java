package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sum of the amounts in minor units, exact. */
public final class Summed extends Accumulator {

    private Wide total = new Wide();

    /** A total of 128 bits by its higher and its lower half. */
    public static Summed of(long high, long low) {
        Summed summed = new Summed();
        summed.total = Wide.of(high, low);
        return summed;
    }

    Wide total() {
        return total;
    }

    /** Rounded once. */
    public double doubleValue() {
        return total.doubleValue();
    }

    @Override
    public void add(Row row) {
        total.add(row.amount);
    }

    @Override
    public void remove(Row row) {
        total.subtract(row.amount);
    }

    @Override
    public void merge(Accumulator other) {
        total.add(((Summed) other).total);
    }

    @Override
    public Summed copy() {
        Summed copy = new Summed();
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
