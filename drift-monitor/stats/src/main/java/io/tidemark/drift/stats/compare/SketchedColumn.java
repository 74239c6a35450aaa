package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.distance.Hellinger;
import io.tidemark.drift.stats.distance.JensenShannon;
import io.tidemark.drift.stats.distance.LInfinity;
import io.tidemark.drift.stats.distance.Psi;
import io.tidemark.drift.stats.profile.BinIndex;
import io.tidemark.drift.stats.profile.Bins;
import io.tidemark.drift.stats.sketch.Cells;
import io.tidemark.drift.stats.sketch.SketchDistance;
import io.tidemark.drift.stats.sketch.ValueSketch;
import java.util.Arrays;

/**
 * A column of a reference, ready to be compared with samples that are too large to be kept: what
 * {@link SampleComparison} takes from the values themselves comes from sketches here, which take a few nanoseconds a
 * value and add up. PSI, Jensen-Shannon, Hellinger and L-infinity are those of the values, since cells end where bins
 * end; for the other two see {@link SketchDistance}.
 */
public final class SketchedColumn {
    private final Bins bins;
    private final int[] binOfCell;
    private final ValueSketch reference;

    /** @param values of the reference; NaN is missing */
    public SketchedColumn(double[] values) {
        bins = Bins.fit(Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .toArray());
        Cells cells = Cells.of(values, bins.cuts());
        BinIndex index = bins.index();
        binOfCell = new int[cells.count()];
        Arrays.setAll(binOfCell, cell -> index.of(cells.upper(cell)));
        reference = new ValueSketch(cells);
        reference.addAll(values);
    }

    /** A sketch for other values of the column. */
    public ValueSketch sketch() {
        return new ValueSketch(reference.cells());
    }

    /**
     * How far other values of the column are from the reference.
     *
     * @param current a {@link #sketch}, or several merged
     * @throws IllegalArgumentException if it is over other cells
     */
    public SketchedShift shift(ValueSketch current) {
        long[] p = histogram(reference);
        long[] q = histogram(current);
        double ks = SketchDistance.kolmogorovSmirnov(reference, current);
        return new SketchedShift(
                reference.present(),
                current.present(),
                Psi.of(p, q),
                JensenShannon.of(p, q),
                Hellinger.of(p, q),
                LInfinity.of(p, q),
                ks,
                SketchDistance.wasserstein(reference, current),
                MissingRate.of(reference.missing(), reference.present()),
                MissingRate.of(current.missing(), current.present()),
                UnseenRate.of(bins, q),
                outOfRange(current));
    }

    ValueSketch reference() {
        return reference;
    }

    private long[] histogram(ValueSketch sketch) {
        long[] counts = new long[bins.count()];
        for (int cell = 0; cell < binOfCell.length; cell++) {
            counts[binOfCell[cell]] += sketch.count(cell);
        }
        return counts;
    }

    /** The smallest value of the reference begins a cell and its largest ends one. */
    private double outOfRange(ValueSketch sketch) {
        int first = 0;
        int last = binOfCell.length - 1;
        while (first < last && reference.count(first) == 0) {
            first++;
        }
        while (first < last && reference.count(last) == 0) {
            last--;
        }
        long inside = 0;
        for (int cell = first; cell <= last; cell++) {
            inside += sketch.count(cell);
        }
        return sketch.present() == 0 || reference.present() == 0 ? Double.NaN : 1 - inside / (double) sketch.present();
    }
}
