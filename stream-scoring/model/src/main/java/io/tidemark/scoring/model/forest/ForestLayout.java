package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the nodes of the trees lie, tree after tree, each level by level.
 *
 * @param roots the position of each tree's root
 * @param size number of nodes of all trees
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record ForestLayout(List<TreeOrder> orders, int[] roots, int size) {

    /**
     * What a row of a block of trees takes is set by its deepest tree, so one deep tree must not slow down a whole
     * model.
     */
    private static final int DEEPEST = 512;

    private static final int LARGEST_DISTANCE = 0xffff;

    static ForestLayout of(List<WeightedTree> trees, int featureCount) {
        List<TreeOrder> orders = new ArrayList<>();
        int[] roots = new int[trees.size()];
        int size = 0;
        for (int t = 0; t < roots.length; t++) {
            TreeOrder order = TreeOrder.of(trees.get(t), featureCount);
            if (order.depth() > DEEPEST) {
                throw new UnsupportedModelException("trees deeper than " + DEEPEST + " are not supported (tree "
                        + trees.get(t).index() + ")");
            }
            orders.add(order);
            roots[t] = size;
            size = Math.addExact(size, order.nodes().length);
        }
        return new ForestLayout(orders, roots, size);
    }

    /** How far behind the node at a position of its tree its right child lies; the left one lies one before that. */
    int distance(WeightedTree weighted, TreeOrder order, int at) {
        int node = order.nodes()[at];
        int distance = order.positions()[weighted.tree().right()[node]] - at;
        if (distance > LARGEST_DISTANCE) {
            throw new UnsupportedModelException("a tree of this size is not supported (tree " + weighted.index() + ")");
        }
        return distance;
    }
}
