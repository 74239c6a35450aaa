package io.tidemark.features.algebra;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often each text occurs: exact as long as there are no more different ones than a bound, beyond it a
 * {@link SlidingHyperLogLog} that can say only how many there are. It returns to exactness when that says that half the
 * bound is left: at once if the window has few rows, else when it holds none any more but those that have been counted
 * since. Rows without the text do not count.
 */
public final class Tally extends Accumulator {

    /** So many rows are looked at for a return to exactness. */
    private static final int FEW_ROWS = 512;

    private static final int ESTIMATED = 1;
    private static final int TURNING = 2;
    private static final int TIMED = 4;

    private final int text;
    private final int bound;
    /** All texts inside; while their number is estimated, those of the rows behind {@link #countedAfter}. */
    private HashCounts counts = new HashCounts();
    /** Null while the counts are exact. */
    private SlidingHyperLogLog sketch;

    private long countedAfter;
    /** True if the one that is needed now has to be filled from the rows. */
    private boolean turning;
    /** Number of rows that have to leave before they are looked at again: there were too many. */
    private long patience;

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
        add(row.time, row.texts[text]);
    }

    /** Takes in a row by its time and its text. */
    public void add(long time, long hash) {
        if (hash == Row.MISSING) {
            return;
        }
        if (exact()) {
            if (!turning) {
                counts.increment(hash, time);
                estimateIfTooMany();
            }
            return;
        }
        sketch.insert(time, hash);
        if (time > countedAfter) {
            counts.increment(hash, time);
            if (counts.size() > bound / 2) {
                countAnew();
            }
        }
    }

    /** When a text came last is all that an estimate needs of it. */
    private void estimateIfTooMany() {
        if (counts.size() <= bound) {
            return;
        }
        turning = !counts.timed();
        if (!turning) {
            sketch = new SlidingHyperLogLog();
            counts.forEach((hash, count, newest) -> sketch.insert(newest, hash));
            countAnew();
        }
    }

    private void countAnew() {
        countedAfter = Math.max(countedAfter, counts.newest());
        counts = new HashCounts();
        patience = 0;
    }

    @Override
    public void remove(Row row) {
        long hash = row.texts[text];
        if (hash == Row.MISSING) {
            return;
        }
        if (exact()) {
            if (!turning) {
                counts.decrement(hash);
            }
            return;
        }
        sketch.remove(row.time, hash);
        boolean counted = row.time > countedAfter;
        if (counted) {
            counts.decrement(hash);
        }
        if (sketch.estimate() < bound / 2.0) {
            if (counted) {
                sketch = null;
                turning = false;
            } else {
                turning = --patience < 0;
            }
        }
    }

    @Override
    public void merge(Accumulator other) {
        Tally newer = (Tally) other;
        if (!exact() || !newer.exact()) {
            throw new IllegalStateException("a window with an estimated number of texts is merged by its rows");
        }
        newer.counts.forEach(counts::add);
        turning |= newer.turning;
        estimateIfTooMany();
    }

    @Override
    public boolean settled() {
        return !turning;
    }

    @Override
    public void settle(Rows rows) {
        turning = false;
        if (exact()) {
            // Of an earlier release, which did not say when the texts came: once, from all rows.
            counts = new HashCounts();
            rows.forward(Long.MAX_VALUE, row -> {
                add(row);
                return true;
            });
            return;
        }
        Tally anew = new Tally(text, Integer.MAX_VALUE);
        boolean all = rows.forward(FEW_ROWS, row -> {
            anew.add(row);
            return anew.counts.size() <= bound;
        });
        if (all && anew.counts.size() <= bound) {
            counts = anew.counts;
            sketch = null;
        } else {
            patience = FEW_ROWS;
        }
    }

    /** One with the same content whose bound is another, for a window that is wound back. */
    public Tally within(int otherBound) {
        Tally other = new Tally(text, otherBound);
        other.sketch = sketch == null ? null : sketch.copy();
        other.countedAfter = Long.MAX_VALUE;
        if (exact()) {
            // It is not known any more when a text came last; nobody will ask.
            other.counts = counts.copyWithoutTimes();
            other.estimateIfTooMany();
        }
        return other;
    }

    @Override
    public Tally copy() {
        Tally copy = new Tally(text, bound);
        copy.counts = counts.copy();
        copy.sketch = sketch == null ? null : sketch.copy();
        copy.countedAfter = countedAfter;
        copy.turning = turning;
        copy.patience = patience;
        return copy;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte((exact() ? 0 : ESTIMATED) | (turning ? TURNING : 0) | TIMED);
        counts.write(out);
        if (!exact()) {
            VarInts.writeSigned(out, countedAfter);
            VarInts.write(out, patience);
            sketch.write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int flags = in.readByte();
        boolean timed = (flags & TIMED) != 0;
        boolean estimated = (flags & ESTIMATED) != 0;
        turning = (flags & TURNING) != 0;
        counts = new HashCounts();
        sketch = null;
        if (timed) {
            counts.read(in);
        } else if (!estimated) {
            counts.readWithoutTimes(in);
        }
        if (estimated) {
            countedAfter = timed ? VarInts.readSigned(in) : 0;
            patience = timed ? VarInts.read(in) : 0;
            sketch = new SlidingHyperLogLog();
            sketch.read(in);
            // An earlier release counted nothing beside its estimate.
            countedAfter = timed ? countedAfter : sketch.newest();
        }
    }
}
