package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sum of the amounts in minor units, or of a number without its point, exact. */
public final class Summed extends Accumulator {

    private final int number;
    private Wide total = new Wide();

    /** @param number which of the row's numbers, by its place in {@link Row#texts}, or a negative one for the amount */
    Summed(int number) {
        this.number = number;
    }

    /** A total of 128 bits by its higher and its lower half; which number it is of as in a new one. */
    public static Summed of(int number, long high, long low) {
        Summed summed = new Summed(number);
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
        total.add(row.value(number));
    }

    @Override
    public void remove(Row row) {
        total.subtract(row.value(number));
    }

    @Override
    public void merge(Accumulator other) {
        total.add(((Summed) other).total);
    }

    @Override
    public Summed copy() {
        Summed copy = new Summed(number);
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
