package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sum of the squares of the amounts in minor units, or of a number without its point, exact. */
public final class Squared extends Accumulator {

    private final int number;
    private Wide total = new Wide();

    /** @param number which of the row's numbers, by its place in {@link Row#texts}, or a negative one for the amount */
    Squared(int number) {
        this.number = number;
    }

    /** A total of 128 bits by its higher and its lower half; which number it is of as in a new one. */
    public static Squared of(int number, long high, long low) {
        Squared summed = new Squared(number);
        summed.total = Wide.of(high, low);
        return summed;
    }

    Wide total() {
        return total;
    }

    @Override
    public void add(Row row) {
        total.addSquare(row.value(number));
    }

    @Override
    public void remove(Row row) {
        total.subtractSquare(row.value(number));
    }

    @Override
    public void merge(Accumulator other) {
        total.add(((Squared) other).total);
    }

    @Override
    public Squared copy() {
        Squared copy = new Squared(number);
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
