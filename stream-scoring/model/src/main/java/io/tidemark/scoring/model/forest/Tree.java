package io.tidemark.scoring.model.forest;

/**
 * One regression tree as XGBoost writes it: arrays by node, node 0 the root. Nodes that pruning deleted stay in the
 * arrays without being reachable.
 *
 * @param left left child of each node, -1 at a leaf
 * @param right right child of each node, -1 at a leaf
 * @param parents parent of each node; {@link #NO_PARENT} at the root
 * @param features feature that each inner node tests
 * @param conditions split point of each inner node (left if the value is less); value of each leaf
 * @param defaultLeft 1 where a missing value goes left
 * @param covers sum of the hessians of the training rows at each node; empty if the file has none
 * @param categories those that go right by node, null where numbers are tested; empty if no node tests categories
 */
record Tree(
        int[] left,
        int[] right,
        int[] parents,
        int[] features,
        float[] conditions,
        int[] defaultLeft,
        float[] covers,
        int[][] categories) {

    static final int NO_PARENT = Integer.MAX_VALUE;

    int size() {
        return left.length;
    }

    boolean isLeaf(int node) {
        return left[node] == -1;
    }

    boolean hasCategories() {
        return categories.length > 0;
    }

    boolean isCategorical(int node) {
        return categories.length > 0 && categories[node] != null;
    }
}
