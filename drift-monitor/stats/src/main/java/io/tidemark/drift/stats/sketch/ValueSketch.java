package io.tidemark.drift.stats.sketch;

import java.util.Arrays;

/**
 * What is kept of many values of a column: for each cell how many there were and their sum, and how many were missing.
 * Sketches over the same cells add up in any order (sums within rounding), so parts of a stream can be counted apart.
 * Size: 16 bytes for each of about a thousand cells, however many values.
 *
 * <p>Not thread-safe.
 */
public final class ValueSketch {
    private final Cells cells;
    private final CutIndex index;
    /** The last one, beyond all cells, is for NaN. */
    private final long[] counts;

    private final double[] sums;

    public ValueSketch(Cells cells) {
        this.cells = cells;
        index = cells.index();
        counts = new long[cells.count() + 1];
        sums = new double[cells.count() + 1];
    }

    /** Takes in a value; NaN is missing. */
    public void add(double value) {
        int cell = index.of(value);
        counts[cell]++;
        sums[cell] += value;
    }

    /** Takes in several values. */
    public void addAll(double[] values) {
        index.tally(values, counts, sums);
    }

    /**
     * Takes in what another sketch has seen.
     *
     * @throws IllegalArgumentException if it is over other cells
     */
    public void merge(ValueSketch other) {
        if (!other.cells.isSameAs(cells)) {
            throw new IllegalArgumentException(
                    "sketches over different cells do not add up; take both from one reference");
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            sums[i] += other.sums[i];
        }
    }

    public Cells cells() {
        return cells;
    }

    /** How many values of a cell there were. */
    public long count(int cell) {
        return counts[cell];
    }

    /** The sum of the values of a cell. */
    double sum(int cell) {
        return sums[cell];
    }

    /** How many values there were that are not missing. */
    public long present() {
        return Arrays.stream(counts).sum() - missing();
    }

    public long missing() {
        return counts[counts.length - 1];
    }
}
