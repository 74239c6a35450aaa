package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A running result over the rows of one window. Rows enter at the new end and leave at the old end, in the order of
 * their times; each costs O(1) amortised, whatever the number of rows inside.
 *
 * <p>Contract: after any sequence of {@link #add}, {@link #insert}, {@link #remove} and, where {@link #settled} says
 * no,
 * {@link #settle}, the result is that of the rows inside, to the bit where the kind is exact.
 */
public abstract class Accumulator {

    /** Takes in a row that is as new as the newest inside, or newer. */
    public abstract void add(Row row);

    /** Lets go of a row that is as old as the oldest inside. */
    public abstract void remove(Row row);

    /** Takes in a row anywhere inside the window. */
    public void insert(Row row) {
        add(row);
    }

    /** Takes in all rows of the other, which must be of the same kind and as new as the newest here, or newer. */
    public abstract void merge(Accumulator other);

    /** False if the rows have to be shown once more before there is a result. */
    public boolean settled() {
        return true;
    }

    /** Looks at the rows inside, of which the newest has come and the left ones have gone. */
    public void settle(Rows rows) {}

    /** One of its own with the same content. */
    public abstract Accumulator copy();

    public abstract void write(DataOutput out) throws IOException;

    /** Takes the place of the content; reads what {@link #write} wrote. */
    public abstract void read(DataInput in) throws IOException;
}
