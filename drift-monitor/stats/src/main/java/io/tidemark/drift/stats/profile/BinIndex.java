package io.tidemark.drift.stats.profile;

import io.tidemark.drift.stats.sketch.BinarySearch;
import io.tidemark.drift.stats.sketch.CutIndex;
import java.util.Arrays;

/** Finds the bin of a value, in a few nanoseconds. Immutable. */
public final class BinIndex {
    private final CutIndex cells;
    private final int[] binOfCell;

    BinIndex(double[] atoms, double[] edges) {
        cells = new CutIndex(cuts(atoms, edges));
        binOfCell = new int[cells.cells()];
        for (int cell = 0; cell < binOfCell.length; cell++) {
            int atom = Arrays.binarySearch(atoms, cells.upper(cell));
            binOfCell[cell] = atom >= 0 && cell < binOfCell.length - 1
                    ? atom
                    : atoms.length + BinarySearch.firstAtLeast(edges, cells.upper(cell));
        }
    }

    /** Where bins end: cells between them have values of one bin only. */
    static double[] cuts(double[] atoms, double[] edges) {
        return Arrays.stream(
                        new double[][] {Arrays.stream(atoms).map(Math::nextDown).toArray(), atoms, edges})
                .flatMapToDouble(Arrays::stream)
                // Zero has two signs and is one value.
                .map(cut -> cut + 0.0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The bin of a value that is not missing. */
    public int of(double value) {
        return binOfCell[cells.of(value)];
    }
}
