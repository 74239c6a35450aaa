package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often each text occurs: exact as long as there are no more different ones than a bound, beyond it a
 * {@link SlidingHyperLogLog} that can say only how many there are. It returns to exactness when that says that half the
 * bound is left. Rows without the text do not count.
 */
public final class Tally extends Accumulator {

    private final int text;
    private final int bound;
    private HashCounts counts = new HashCounts();
    /** Null while the counts are exact. */
    private SlidingHyperLogLog sketch;
    /** True if the one that is needed now has to be filled from the rows. */
    private boolean turning;

    /**
     * @param text which of the row's texts
     * @param bound how many different ones are counted exactly
     */
    Tally(int text, int bound) {
        this.text = text;
        this.bound = bound;
    }

    /** Whether everything here is exact. */
    public boolean exact() {
        return sketch == null;
    }

    /** Number of different texts, exact or estimated. */
    public double distinct() {
        return exact() ? counts.size() : sketch.estimate();
    }

    /** Number of times that a text occurs; only while exact. */
    public long occurrences(long hash) {
        return counts.get(hash);
    }

    /** The different texts' hashes, in no order; only while exact. */
    public long[] hashes() {
        return counts.keys();
    }

    @Override
    public void add(Row row) {
        long hash = row.texts[text];
        if (hash == Row.MISSING) {
            return;
        }
        if (!exact()) {
            sketch.insert(row.time, hash);
        } else if (!turning) {
            counts.increment(hash);
            turning = counts.size() > bound;
        }
    }

    @Override
    public void remove(Row row) {
        long hash = row.texts[text];
        if (hash == Row.MISSING) {
            return;
        }
        if (!exact()) {
            sketch.remove(row.time, hash);
            turning |= sketch.estimate() < bound / 2.0;
        } else if (!turning) {
            counts.decrement(hash);
        }
    }

    @Override
    public void merge(Accumulator other) {
        Tally newer = (Tally) other;
        if (!exact() || !newer.exact()) {
            throw new IllegalStateException("a window with an estimated number of texts is merged by its rows");
        }
        newer.counts.forEach(counts::add);
        turning |= newer.turning || counts.size() > bound;
    }

    @Override
    public boolean settled() {
        return !turning;
    }

    /** Counts exactly if that is possible, and else estimates. */
    @Override
    public void settle(Rows rows) {
        turning = false;
        counts = new HashCounts();
        sketch = null;
        rows.forward(row -> {
            add(row);
            return !turning;
        });
        if (turning) {
            turning = false;
            counts = new HashCounts();
            sketch = new SlidingHyperLogLog();
            rows.forward(row -> {
                add(row);
                return true;
            });
        }
    }

    @Override
    public boolean reversible() {
        return exact();
    }

    /**
     * Rows that a newer one of the same register outdid are not known any more, so the newer ones stay: an estimate that also
     * counts the texts that came first after the earlier window. Without them it would miss every text that came again.
     */
    @Override
    public Tally asOf(long gone, long upTo, Rows rows) {
        Tally earlier = new Tally(text, bound);
        earlier.sketch = sketch.copy();
        rows.forward(row -> {
            if (row.time <= gone) {
                earlier.add(row);
            }
            return row.time <= gone;
        });
        return earlier;
    }

    @Override
    public Tally copy() {
        Tally copy = new Tally(text, bound);
        copy.counts = counts.copy();
        copy.sketch = sketch == null ? null : sketch.copy();
        copy.turning = turning;
        return copy;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte((exact() ? 0 : 1) | (turning ? 2 : 0));
        if (exact()) {
            counts.write(out);
        } else {
            sketch.write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int flags = in.readByte();
        turning = (flags & 2) != 0;
        counts = new HashCounts();
        sketch = null;
        if ((flags & 1) == 0) {
            counts.read(in);
        } else {
            sketch = new SlidingHyperLogLog();
            sketch.read(in);
        }
    }
}
