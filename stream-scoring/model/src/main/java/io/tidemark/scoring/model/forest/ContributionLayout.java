package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.UnsupportedModelException;

/**
 * Puts the splits of a tree in the order in which {@link ContributionTree} keeps them, and finds what is above each.
 */
final class ContributionLayout {

    static final int NONE = -1;

    /** How full a tree must be: a split of a block takes two thirds of the time, but those that are filled in count. */
    private static final double FULL = 0.65;

    private final Tree tree;
    private final CategorySets sets;
    private final int[] original;
    private final int[] numbers;
    private final int[] parents;
    private final boolean[] isLeft;

    final int splits;
    final int[] features;
    final int[] slots;
    /** Of the split point, or the place of the set of categories. */
    final int[] keys;
    /** Which splits test categories; empty if none does. */
    final boolean[] byCategory;

    final double[] shares;
    final int[] left;
    final int[] right;
    final double[] leaves;
    final int[] above;
    final double[] sharesAbove;
    /** Number of tests on the longest way to a leaf. */
    final int depth;

    /** Most different features on the way to a leaf. */
    int mostFeatures;

    ContributionLayout(WeightedTree weighted, TreeOrder order, CategorySets sets) {
        this.sets = sets;
        tree = weighted.tree();
        depth = order.depth();
        original = order.nodes();
        numbers = new int[original.length];
        leaves = new double[original.length / 2 + 1];
        int inner = 0;
        for (int node : original) {
            inner += tree.isLeaf(node) ? 0 : 1;
        }
        splits = inner;
        inner = 0;
        int outer = splits;
        for (int position = 0; position < original.length; position++) {
            if (tree.isLeaf(original[position])) {
                leaves[outer - splits] = weighted.leaf(original[position]);
                numbers[position] = outer++;
            } else {
                numbers[position] = inner++;
            }
        }
        features = new int[splits];
        slots = new int[splits];
        keys = new int[splits];
        byCategory = new boolean[tree.hasCategories() ? splits : 0];
        shares = new double[splits];
        left = new int[splits];
        right = new int[splits];
        above = new int[splits];
        sharesAbove = new double[splits];
        parents = new int[splits];
        isLeft = new boolean[splits];
        int[] different = new int[splits];
        for (int position = 0; position < original.length; position++) {
            if (numbers[position] < splits) {
                split(numbers[position], original[position], order, different);
            }
        }
    }

    private void split(int split, int node, TreeOrder order, int[] different) {
        features[split] = tree.features()[node];
        slots[split] = RowKeys.slot(features[split], tree.defaultLeft()[node] == 1);
        if (tree.isCategorical(node)) {
            byCategory[split] = true;
            keys[split] = sets.add(tree.categories()[node]);
        } else {
            keys[split] = RowKeys.key(tree.conditions()[node]);
        }
        shares[split] = share(node);
        left[split] = numbers[order.positions()[tree.left()[node]]];
        right[split] = numbers[order.positions()[tree.right()[node]]];
        findAbove(split);
        different[split] += above[split] == NONE ? 1 : 0;
        mostFeatures = Math.max(mostFeatures, different[split]);
        adopt(left[split], split, true, different);
        adopt(right[split], split, false, different);
    }

    private void adopt(int child, int parent, boolean onTheLeft, int[] different) {
        if (child < splits) {
            parents[child] = parent;
            isLeft[child] = onTheLeft;
            different[child] = different[parent];
        }
    }

    private double share(int node) {
        double onLeft = tree.covers()[tree.left()[node]];
        double share = onLeft / (onLeft + tree.covers()[tree.right()[node]]);
        if (!(share >= 0 && share <= 1)) {
            throw new UnsupportedModelException("contributions need the cover of every node (sum_hessian), and those of"
                    + " the children of node " + node + " are no parts of a whole");
        }
        return share;
    }

    private void findAbove(int split) {
        above[split] = NONE;
        sharesAbove[split] = 1;
        for (int at = split; at != 0; at = parents[at]) {
            int parent = parents[at];
            if (features[parent] == features[split]) {
                above[split] = parent << 1 | (isLeft[at] ? 1 : 0);
                sharesAbove[split] = sharesAbove[parent] * (isLeft[at] ? shares[parent] : 1 - shares[parent]);
                return;
            }
        }
    }

    /** Whether complete trees of this depth are not much larger, so that {@link ContributionBlock} pays. */
    boolean isNearlyComplete() {
        return depth >= 1
                && depth <= ContributionBlock.DEEPEST
                && byCategory.length == 0
                && splits >= FULL * ((1 << depth) - 1);
    }

    /** What the tree gives a training row on average, by the covers of its leaves. */
    double mean() {
        double[] reach = new double[splits];
        double sum = splits == 0 ? leaves[0] : 0;
        for (int split = 0; split < splits; split++) {
            double here = split == 0 ? 1 : reach[split];
            sum += pass(left[split], here * shares[split], reach);
            sum += pass(right[split], here * (1 - shares[split]), reach);
        }
        return sum;
    }

    private double pass(int child, double share, double[] reach) {
        if (child >= splits) {
            return leaves[child - splits] * share;
        }
        reach[child] = share;
        return 0;
    }
}
