package io.tidemark.drift.stats.sketch;

/** Finds places in ascending numbers. */
public final class BinarySearch {
    private BinarySearch() {}

    /** The index of the first element that is not below a bound; the length if all are. */
    public static int firstAtLeast(double[] ascending, double bound) {
        return firstAtLeast(ascending, ascending.length, bound);
    }

    static int firstAtLeast(double[] ascending, int length, double bound) {
        int low = 0;
        int high = length;
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
