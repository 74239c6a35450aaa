package io.tidemark.scoring.model.forest;

/** Room for the numbers of one {@link ContributionBlock}; used by one thread at a time. */
final class BlockScratch {

    final int[] states = new int[(ContributionBlock.LANES << ContributionBlock.DEEPEST) - ContributionBlock.LANES];
    final Level[] levels = new Level[ContributionBlock.DEEPEST + 1];

    BlockScratch() {
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new Level(ContributionBlock.LANES << level);
        }
    }

    /** In arrays of their own, so that the compiler sees that levels do not overlap. */
    static final class Level {
        final double[] products;
        final double[] ratios;
        /** What goes left of a factor at t = 1: a, or s where o = 0. */
        final double[] taken;

        final double[] gains;
        /** The second half of the next level, brought to where the first is. */
        final double[] right;

        final double[] sums;

        Level(int width) {
            products = new double[width];
            ratios = new double[width];
            taken = new double[width];
            gains = new double[width];
            right = new double[width];
            sums = new double[width];
        }
    }
}
