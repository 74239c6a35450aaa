package io.tidemark.drift.stats;

import java.util.Arrays;

/** Finds the bin of a value by binary search. Immutable. */
public final class BinIndex {
    private final double[] atoms;
    private final double[] edges;

    BinIndex(double[] atoms, double[] edges) {
        this.atoms = atoms;
        this.edges = edges;
    }

    /** The bin of a value that is not missing. */
    public int of(double value) {
        // Zero has two signs and is one value.
        double plain = value + 0.0;
        int atom = atoms.length == 0 ? -1 : Arrays.binarySearch(atoms, plain);
        return atom >= 0 ? atom : atoms.length + firstAtLeast(edges, plain);
    }

    /** The index of the first element that is not below a bound; the length if all are. */
    static int firstAtLeast(double[] ascending, double bound) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
