package io.tidemark.scoring.model.forest;

/** Room for the numbers of one tree, by split (sums and products by leaf as well); used by one thread at a time. */
final class ContributionScratch {
    double[] products = {};
    double[] sums = {};
    double[] ratios = {};
    /** What goes left of a factor at t = 1. */
    double[] taken = {};

    double[] gains = {};
    /** o z (a - s). */
    double[] effects = {};
    /** 1 if the row goes left, and 2 if o = 1. */
    int[] states = {};

    final BlockScratch block = new BlockScratch();

    /** The row as keys. */
    int[] row = {};

    void fit(int size, int slots) {
        if (row.length < slots) {
            row = new int[slots];
        }
        if (products.length < size) {
            products = new double[size];
            sums = new double[size];
            ratios = new double[size];
            taken = new double[size];
            gains = new double[size];
            effects = new double[size];
            states = new int[size];
        }
    }
}
