package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;

/** A whole number of 128 bits, two's complement: room for the squares of all amounts that a window can hold. */
final class Wide {

    private long high;
    private long low;

    static Wide of(long high, long low) {
        Wide wide = new Wide();
        wide.high = high;
        wide.low = low;
        return wide;
    }

    void add(long number) {
        add(number >> 63, number);
    }

    void subtract(long number) {
        add(-number >> 63, -number);
    }

    void addSquare(long number) {
        addProduct(number, number);
    }

    void addProduct(long one, long other) {
        add(Math.multiplyHigh(one, other), one * other);
    }

    void subtractSquare(long number) {
        long squareLow = number * number;
        long borrow = Long.compareUnsigned(low, squareLow) < 0 ? 1 : 0;
        low -= squareLow;
        high -= Math.multiplyHigh(number, number) + borrow;
    }

    void add(Wide other) {
        add(other.high, other.low);
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }

    boolean fitsLong() {
        return high == low >> 63;
    }

    long low() {
        return low;
    }

    /** Rounded once. */
    double doubleValue() {
        if (fitsLong()) {
            return (double) low;
        }
        if (high < 0) {
            return big().doubleValue();
        }
        // The 63 highest bits, the last one also standing for all that are left out, round as the whole number does.
        int shift = 65 - Long.numberOfLeadingZeros(high);
        long highest = high << (64 - shift) | low >>> shift;
        boolean rest = (low & (1L << shift) - 1) != 0;
        return Math.scalb((double) (rest ? highest | 1 : highest), shift);
    }

    BigInteger big() {
        if (fitsLong()) {
            return BigInteger.valueOf(low);
        }
        BigInteger unsignedLow = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    Wide copy() {
        return of(high, low);
    }

    void write(DataOutput out) throws IOException {
        VarInts.writeSigned(out, low);
        // The rule is that the number fits 64 bits: one byte says so.
        VarInts.writeSigned(out, high - (low >> 63));
    }

    void read(DataInput in) throws IOException {
        low = VarInts.readSigned(in);
        high = VarInts.readSigned(in) + (low >> 63);
    }
}
