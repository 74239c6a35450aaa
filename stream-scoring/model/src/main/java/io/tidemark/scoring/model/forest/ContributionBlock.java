package io.tidemark.scoring.model.forest;

import java.util.Arrays;
import java.util.List;

/**
 * What {@link ContributionTree} computes, for eight trees at once. Shallow trees are filled up to complete ones of the
 * same depth and laid side by side, level by level: the left children of a level are the first half of the next and the
 * right ones the second, in the same order. So every step is a loop over arrays from end to end, which the compiler
 * turns into vector instructions: two thirds of the time, where trees are nearly complete.
 *
 * <p>Below a leaf its value is repeated, so that splits which were filled in gain nothing.
 */
final class ContributionBlock {

    /** Trees in a block: the width of the first level. */
    static final int LANES = 8;
    /** Beyond, complete trees have too many nodes that no tree has. */
    static final int DEEPEST = 8;

    private final ContributionLevel[] levels;
    /** Left and right children of the last level. */
    private final double[][] leaves;

    private final double[] points;
    private final double[] weights;

    /** @param trees at most {@link #LANES}, of a depth of 1 to {@link #DEEPEST}, which test numbers only */
    ContributionBlock(List<ContributionLayout> trees, int depth) {
        int mostFeatures =
                trees.stream().mapToInt(tree -> tree.mostFeatures).max().orElse(0);
        GaussLegendre quadrature = GaussLegendre.of(Math.max(1, (mostFeatures + 1) / 2));
        points = quadrature.points();
        weights = quadrature.weights();
        levels = new ContributionLevel[depth];
        for (int level = 0; level < depth; level++) {
            levels[level] = new ContributionLevel(LANES << level, points.length);
        }
        leaves = new double[2][LANES << (depth - 1)];
        for (int lane = 0; lane < trees.size(); lane++) {
            ContributionLayout tree = trees.get(lane);
            place(tree, 0, 0, lane, new int[tree.splits]);
        }
        for (ContributionLevel level : levels) {
            level.finish(points);
        }
    }

    /** @param placed where the tree's splits went: their numbers over all levels */
    private void place(ContributionLayout tree, int node, int level, int at, int[] placed) {
        if (level == levels.length) {
            int half = leaves[0].length;
            leaves[at / half][at % half] = tree.leaves[node - tree.splits];
            return;
        }
        int right = at + levels[level].width();
        if (node >= tree.splits) {
            place(tree, node, level + 1, at, placed);
            place(tree, node, level + 1, right, placed);
            return;
        }
        placed[node] = first(level) + at;
        levels[level].set(at, tree, node, placed);
        place(tree, tree.left[node], level + 1, at, placed);
        place(tree, tree.right[node], level + 1, right, placed);
    }

    /** The number of a level's first split. */
    private static int first(int level) {
        return (LANES << level) - LANES;
    }

    /**
     * Adds what each feature of the row contributes.
     *
     * @param row as keys
     */
    void add(int[] row, double[] contributions, BlockScratch scratch) {
        for (int level = 0; level < levels.length; level++) {
            levels[level].decide(row, first(level), scratch.states, scratch.levels[level]);
        }
        int last = levels.length - 1;
        for (int q = 0; q < points.length; q++) {
            Arrays.fill(scratch.levels[0].products, 0, LANES, weights[q]);
            for (int level = 0; level < last; level++) {
                levels[level].goDown(q, points[q], scratch.levels[level], scratch.levels[level + 1].products);
            }
            levels[last].split(q, points[q], scratch.levels[last]);
            levels[last].goUp(q, scratch.levels[last], leaves[0], leaves[1]);
            for (int level = last - 1; level >= 0; level--) {
                levels[level].goUp(q, scratch.levels[level], scratch.levels[level + 1].sums);
            }
        }
        for (int level = 0; level < levels.length; level++) {
            levels[level].share(contributions, scratch.levels[level]);
        }
    }
}
