package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Time of the oldest row. When that row leaves, the next one is looked for among the rows. */
public final class Earliest extends Accumulator {

    private enum Known {
        EMPTY,
        FOUND,
        /** The oldest has gone and the next one is not known. */
        LOST
    }

    private Known known = Known.EMPTY;
    private long time;

    public boolean isEmpty() {
        return known == Known.EMPTY;
    }

    /** In milliseconds; only where there is a row. */
    public long time() {
        return time;
    }

    @Override
    public void add(Row row) {
        if (known == Known.EMPTY) {
            found(row.time);
        }
    }

    private void found(long at) {
        known = Known.FOUND;
        time = at;
    }

    @Override
    public void remove(Row row) {
        if (known == Known.FOUND && row.time >= time) {
            known = Known.LOST;
        }
    }

    @Override
    public void insert(Row row) {
        if (known == Known.EMPTY || (known == Known.FOUND && row.time < time)) {
            found(row.time);
        }
    }

    @Override
    public void merge(Accumulator other) {
        Earliest newer = (Earliest) other;
        if (known == Known.EMPTY) {
            known = newer.known;
            time = newer.time;
        }
    }

    @Override
    public boolean settled() {
        return known != Known.LOST;
    }

    @Override
    public void settle(Rows rows) {
        known = Known.EMPTY;
        rows.first(row -> found(row.time));
    }

    @Override
    public Earliest copy() {
        Earliest copy = new Earliest();
        copy.known = known;
        copy.time = time;
        return copy;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(known.ordinal());
        if (known == Known.FOUND) {
            VarInts.writeSigned(out, time);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int ordinal = in.readByte();
        if (ordinal < 0 || ordinal >= Known.values().length) {
            throw new IOException("the oldest row of a window is neither known nor unknown: the bytes are damaged");
        }
        known = Known.values()[ordinal];
        time = known == Known.FOUND ? VarInts.readSigned(in) : 0;
    }
}
