package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.Arrays;
import java.util.List;

/**
 * All trees of a forest some of whose splits are by category, in the nodes of {@link ForestTable} but for two things:
 * the highest bit of a node's slot says that it tests categories, and then its key is the place of the set of those
 * that go right. Trees are walked one after the other, since what a node tests has to be asked at every step.
 *
 * @param sets see {@link CategorySets}
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record CategoryForestTable(long[] nodes, int[] roots, int[] depths, int[] sets) implements TreeWalk {

    private static final int BY_CATEGORY = 0x8000;

    static CategoryForestTable of(List<WeightedTree> trees, int featureCount) {
        if (RowKeys.slots(featureCount) > BY_CATEGORY) {
            throw new UnsupportedModelException("splits by category are not supported beyond " + (BY_CATEGORY / 2 - 1)
                    + " features, and the model has " + featureCount);
        }
        ForestLayout layout = ForestLayout.of(trees, featureCount);
        CategorySets sets = new CategorySets();
        long[] nodes = new long[layout.size()];
        int[] depths = new int[trees.size()];
        for (int t = 0; t < depths.length; t++) {
            TreeOrder order = layout.orders().get(t);
            depths[t] = order.depth();
            for (int at = 0; at < order.nodes().length; at++) {
                nodes[layout.roots()[t] + at] = node(layout, trees.get(t), order, at, featureCount, sets);
            }
        }
        return new CategoryForestTable(nodes, layout.roots(), depths, sets.words());
    }

    private static long node(
            ForestLayout layout, WeightedTree weighted, TreeOrder order, int at, int featureCount, CategorySets sets) {
        Tree tree = weighted.tree();
        int node = order.nodes()[at];
        if (tree.isLeaf(node) || !tree.isCategorical(node)) {
            return ForestTable.node(layout, weighted, order, at, featureCount);
        }
        int slot = RowKeys.slot(tree.features()[node], tree.defaultLeft()[node] == 1);
        int set = sets.add(tree.categories()[node]);
        return ForestTable.node(set, slot | BY_CATEGORY, layout.distance(weighted, order, at));
    }

    @Override
    public float walk(int[] keys, float baseMargin) {
        float sum = baseMargin;
        for (int t = 0; t < roots.length; t++) {
            int at = roots[t];
            for (int step = depths[t]; step > 0; step--) {
                at += step(nodes[at], keys);
            }
            sum += ForestTable.leaf(nodes[at]);
        }
        return sum;
    }

    @Override
    public long steps() {
        return Arrays.stream(depths).asLongStream().sum();
    }

    @Override
    public int size() {
        return nodes.length;
    }

    private int step(long node, int[] keys) {
        if ((node & (long) BY_CATEGORY << 16) == 0) {
            return ForestTable.step(node, keys);
        }
        int key = keys[(int) (node >>> 16) & (BY_CATEGORY - 1)];
        return (int) (node & 0xffff) - CategorySets.left(sets, (int) (node >>> 32), key);
    }
}
