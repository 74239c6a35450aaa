package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The newest row; of several at one time the one that came last. */
public final class Latest extends Accumulator {

    private static final int NO_TEXT = -1;

    private final int text;
    private final boolean located;
    private boolean present;
    private long time;
    private long amount;
    private long hash;
    private int latitude = Row.NOWHERE;
    private int longitude;

    /**
     * @param text which of the row's texts, or numbers, is kept; negative for none of them
     * @param located whether only rows with a location count
     */
    Latest(int text, boolean located) {
        this.text = text;
        this.located = located;
    }

    public boolean isEmpty() {
        return !present;
    }

    /** Whether a text is kept. */
    public boolean keepsText() {
        return text > NO_TEXT;
    }

    public long time() {
        return time;
    }

    /** In minor units. */
    public long amount() {
        return amount;
    }

    /** The number that is kept, without its point, or else the amount. */
    long value() {
        return keepsText() ? hash : amount;
    }

    /** {@link TextHash} of the text that is kept. */
    public long text() {
        return hash;
    }

    /** Degrees by 1e7. */
    public int latitude() {
        return latitude;
    }

    public int longitude() {
        return longitude;
    }

    @Override
    public void add(Row row) {
        if (!located || row.located()) {
            present = true;
            time = row.time;
            amount = row.amount;
            hash = text > NO_TEXT ? row.texts[text] : Row.MISSING;
            latitude = row.latitude;
            longitude = row.longitude;
        }
    }

    /** All rows of one time leave together, so with one as new as the newest the last one has gone. */
    @Override
    public void remove(Row row) {
        if (present && row.time >= time) {
            present = false;
        }
    }

    @Override
    public void insert(Row row) {
        if (!present || row.time >= time) {
            add(row);
        }
    }

    @Override
    public void merge(Accumulator other) {
        Latest newer = (Latest) other;
        if (newer.present) {
            take(newer);
        }
    }

    @Override
    public Latest copy() {
        Latest copy = new Latest(text, located);
        copy.take(this);
        return copy;
    }

    private void take(Latest other) {
        present = other.present;
        time = other.time;
        amount = other.amount;
        hash = other.hash;
        latitude = other.latitude;
        longitude = other.longitude;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(present);
        if (present) {
            VarInts.writeSigned(out, time);
            VarInts.write(out, amount);
            if (text > NO_TEXT) {
                out.writeLong(hash);
            }
            if (located) {
                out.writeInt(latitude);
                out.writeInt(longitude);
            }
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        present = in.readBoolean();
        if (present) {
            time = VarInts.readSigned(in);
            amount = VarInts.read(in);
            hash = text > NO_TEXT ? in.readLong() : Row.MISSING;
            latitude = located ? in.readInt() : Row.NOWHERE;
            longitude = located ? in.readInt() : 0;
        }
    }
}
