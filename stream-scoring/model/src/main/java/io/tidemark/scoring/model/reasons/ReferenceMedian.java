package io.tidemark.scoring.model.reasons;

import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * About the median of a column of a reference profile, of which only bins are kept: single values, and intervals
 * {@code (e_i, e_i+1]} with open outer ones. Of single values alone it is exact; of intervals it is the upper edge of
 * that in which the middle row lies, which is the median where the edges are deciles. Of both it is one that half of
 * the rows do not exceed.
 */
public final class ReferenceMedian {

    private ReferenceMedian() {}

    /**
     * @param atoms values that are a bin of their own
     * @param edges ascending
     * @param counts rows in each bin: first those of the atoms, then of the intervals, one more than edges
     * @return empty if there are no rows
     * @throws IllegalArgumentException if there are not as many counts as bins
     */
    public static OptionalDouble of(double[] atoms, double[] edges, long[] counts) {
        if (counts.length != atoms.length + edges.length + 1) {
            throw new IllegalArgumentException(
                    counts.length + " counts for " + (atoms.length + edges.length + 1) + " bins");
        }
        TreeMap<Double, Long> byValue = new TreeMap<>();
        long rows = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            byValue.merge(upperEnd(bin, atoms, edges), counts[bin], Long::sum);
            rows += counts[bin];
        }
        long below = 0;
        for (var bin : byValue.entrySet()) {
            below += bin.getValue();
            if (rows > 0 && 2 * below >= rows) {
                return inside(bin.getKey(), edges);
            }
        }
        return OptionalDouble.empty();
    }

    private static double upperEnd(int bin, double[] atoms, double[] edges) {
        if (bin < atoms.length) {
            return atoms[bin];
        }
        int interval = bin - atoms.length;
        return interval < edges.length ? edges[interval] : Double.POSITIVE_INFINITY;
    }

    /** The last interval has no upper edge: its lower one is the nearest that is known. */
    private static OptionalDouble inside(double end, double[] edges) {
        if (Double.isFinite(end)) {
            return OptionalDouble.of(end);
        }
        return edges.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(edges[edges.length - 1]);
    }
}
