package io.tidemark.scoring.model.forest;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One level of a {@link ContributionBlock}; letters are those of {@link ContributionTree}. Each loop over all splits
 * does one thing at the same place of all its arrays, since the compiler makes vectors of no other, and takes all
 * features to be tested for the first time: h and z are 1. The few that are not are put right one by one, so that
 * nothing has to be kept for the many and a model stays within the nearer caches.
 */
final class ContributionLevel {

    private final int width;
    private final int[] slots;
    private final int[] keys;
    private final double[] shares;

    /** The splits that have one above which tests the same feature, and those. */
    private int[] nested = {};

    private final int[] above;
    private final double[] sharesAbove;
    /** By point: 1 / h as it is where o = 1. */
    private final double[][] inverses;
    /** By point: z / h² - 1, what is missing where 1 was taken. */
    private final double[][] corrections;

    ContributionLevel(int width, int points) {
        this.width = width;
        slots = new int[width];
        keys = new int[width];
        shares = new double[width];
        above = new int[width];
        Arrays.fill(above, ContributionLayout.NONE);
        sharesAbove = new double[width];
        inverses = new double[points][];
        corrections = new double[points][];
    }

    int width() {
        return width;
    }

    /** @param placed where the splits above went */
    void set(int at, ContributionLayout tree, int split, int[] placed) {
        slots[at] = tree.slots[split];
        keys[at] = tree.keys[split];
        shares[at] = tree.shares[split];
        sharesAbove[at] = tree.sharesAbove[split];
        int link = tree.above[split];
        if (link != ContributionLayout.NONE) {
            above[at] = placed[link >> 1] << 1 | link & 1;
        }
    }

    /** To be called when all splits are set. */
    void finish(double[] points) {
        nested = IntStream.range(0, width)
                .filter(i -> above[i] != ContributionLayout.NONE)
                .toArray();
        for (int q = 0; q < points.length; q++) {
            double t = points[q];
            inverses[q] = Arrays.stream(nested)
                    .mapToDouble(i -> 1 / (sharesAbove[i] * (1 - t) + t))
                    .toArray();
            corrections[q] = new double[nested.length];
            for (int n = 0; n < nested.length; n++) {
                corrections[q][n] = sharesAbove[nested[n]] * inverses[q][n] * inverses[q][n] - 1;
            }
        }
    }

    /** What the row does at every split; {@code first} is the number of this level's first. */
    void decide(int[] row, int first, int[] states, BlockScratch.Level scratch) {
        double[] taken = scratch.taken;
        for (int i = 0; i < width; i++) {
            int a = (int) (((long) row[slots[i]] - keys[i]) >>> 63);
            states[first + i] = 2 | a;
            taken[i] = a;
        }
        for (int i : nested) {
            if (ContributionTree.open(above[i], states) == 0) {
                states[first + i] &= 1;
                taken[i] = shares[i];
            }
        }
        Arrays.fill(scratch.gains, 0, width, 0);
    }

    /** The share r of each split's factor that goes left. */
    void split(int q, double t, BlockScratch.Level here) {
        double[] ratios = here.ratios;
        ratios(shares, here.taken, ratios, t, width);
        double[] inverse = inverses[q];
        for (int n = 0; n < nested.length; n++) {
            int i = nested[n];
            ratios[i] = (sharesAbove[i] * shares[i] * (1 - t) + here.taken[i] * t) * inverse[n];
        }
    }

    private static void ratios(double[] shares, double[] taken, double[] ratios, double t, int width) {
        double rest = 1 - t;
        for (int i = 0; i < width; i++) {
            ratios[i] = shares[i] * rest + taken[i] * t;
        }
    }

    /** D of the next level. */
    void goDown(int q, double t, BlockScratch.Level here, double[] below) {
        split(q, t, here);
        left(here.products, here.ratios, below, width);
        right(here.products, below, here.right, width);
        System.arraycopy(here.right, 0, below, width, width);
    }

    private static void left(double[] products, double[] ratios, double[] left, int width) {
        for (int i = 0; i < width; i++) {
            left[i] = products[i] * ratios[i];
        }
    }

    private static void right(double[] products, double[] left, double[] right, int width) {
        for (int i = 0; i < width; i++) {
            right[i] = products[i] - left[i];
        }
    }

    /** G of this level, and z times the integrand at this point, from G of the next. */
    void goUp(int q, BlockScratch.Level here, double[] below) {
        System.arraycopy(below, width, here.right, 0, width);
        goUp(q, here, below, here.right);
    }

    /** The same, the two halves of the next level lying apart. */
    void goUp(int q, BlockScratch.Level here, double[] left, double[] right) {
        gain(here.products, left, right, here.gains, width);
        double[] correction = corrections[q];
        for (int n = 0; n < nested.length; n++) {
            int i = nested[n];
            here.gains[i] += here.products[i] * (left[i] - right[i]) * correction[n];
        }
        sum(here.ratios, left, right, here.sums, width);
    }

    private static void gain(double[] products, double[] left, double[] right, double[] gains, int width) {
        for (int i = 0; i < width; i++) {
            gains[i] += products[i] * (left[i] - right[i]);
        }
    }

    private static void sum(double[] ratios, double[] left, double[] right, double[] sums, int width) {
        for (int i = 0; i < width; i++) {
            sums[i] = right[i] + ratios[i] * (left[i] - right[i]);
        }
    }

    /** Gives each feature what its splits gain; where o = 0, what was taken is s, and so nothing. */
    void share(double[] contributions, BlockScratch.Level scratch) {
        for (int i = 0; i < width; i++) {
            contributions[slots[i] >> 1] += (scratch.taken[i] - shares[i]) * scratch.gains[i];
        }
    }
}
