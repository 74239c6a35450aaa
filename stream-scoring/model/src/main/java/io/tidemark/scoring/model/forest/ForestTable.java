package io.tidemark.scoring.model.forest;

import java.util.List;

/**
 * All trees of a forest that tests numbers only, in one array of nodes, a long each:
 *
 * <pre>
 *   bits 32..63  key of the split point (or of the leaf's value), see {@link RowKeys}
 *   bits 16..31  slot of the key in the row
 *   bits  0..15  how far behind this node its right child lies; the left child is one before that
 * </pre>
 *
 * <p>A step adds the distance and takes one off if the row's key is less than the split's. A leaf reads the slot that
 * is less than everything, with the distance 1: it steps onto itself. So all trees of a block take the same number of
 * steps, whichever way their rows go, and nothing in a walk needs to be predicted.
 */
record ForestTable(long[] nodes, int[] roots, int[] blockDepths) implements TreeWalk {

    /** Trees that are walked at the same time: enough to hide the latency of a step, few enough for the registers. */
    static final int BLOCK = 8;

    static ForestTable of(List<WeightedTree> trees, int featureCount) {
        ForestLayout layout = ForestLayout.of(trees, featureCount);
        int[] blockDepths = new int[(trees.size() + BLOCK - 1) / BLOCK];
        long[] nodes = new long[layout.size()];
        for (int t = 0; t < trees.size(); t++) {
            TreeOrder order = layout.orders().get(t);
            blockDepths[t / BLOCK] = Math.max(blockDepths[t / BLOCK], order.depth());
            for (int at = 0; at < order.nodes().length; at++) {
                nodes[layout.roots()[t] + at] = node(layout, trees.get(t), order, at, featureCount);
            }
        }
        return new ForestTable(nodes, layout.roots(), blockDepths);
    }

    /** A leaf or a split by number. */
    static long node(ForestLayout layout, WeightedTree weighted, TreeOrder order, int at, int featureCount) {
        Tree tree = weighted.tree();
        int node = order.nodes()[at];
        if (tree.isLeaf(node)) {
            int value = RowKeys.ordered(Float.floatToRawIntBits(weighted.leaf(node)));
            return node(value, RowKeys.smallestSlot(featureCount), 1);
        }
        int slot = RowKeys.slot(tree.features()[node], tree.defaultLeft()[node] == 1);
        return node(RowKeys.key(tree.conditions()[node]), slot, layout.distance(weighted, order, at));
    }

    static long node(int key, int slot, int distance) {
        return (long) key << 32 | (long) slot << 16 | distance;
    }

    @Override
    public float walk(int[] keys, float baseMargin) {
        float sum = baseMargin;
        int whole = roots.length / BLOCK * BLOCK;
        for (int t = 0; t < whole; t += BLOCK) {
            sum = walkBlock(keys, t, sum);
        }
        for (int t = whole; t < roots.length; t++) {
            int at = roots[t];
            for (int step = blockDepths[t / BLOCK]; step > 0; step--) {
                at += step(nodes[at], keys);
            }
            sum += leaf(nodes[at]);
        }
        return sum;
    }

    @Override
    public long steps() {
        long steps = 0;
        for (int t = 0; t < roots.length; t++) {
            steps += blockDepths[t / BLOCK];
        }
        return steps;
    }

    @Override
    public int size() {
        return nodes.length;
    }

    private float walkBlock(int[] keys, int first, float start) {
        long[] table = nodes;
        int a = roots[first];
        int b = roots[first + 1];
        int c = roots[first + 2];
        int d = roots[first + 3];
        int e = roots[first + 4];
        int f = roots[first + 5];
        int g = roots[first + 6];
        int h = roots[first + 7];
        for (int step = blockDepths[first / BLOCK]; step > 0; step--) {
            a += step(table[a], keys);
            b += step(table[b], keys);
            c += step(table[c], keys);
            d += step(table[d], keys);
            e += step(table[e], keys);
            f += step(table[f], keys);
            g += step(table[g], keys);
            h += step(table[h], keys);
        }
        float sum = start;
        sum += leaf(table[a]);
        sum += leaf(table[b]);
        sum += leaf(table[c]);
        sum += leaf(table[d]);
        sum += leaf(table[e]);
        sum += leaf(table[f]);
        sum += leaf(table[g]);
        sum += leaf(table[h]);
        return sum;
    }

    /** The sign of the difference is 1 if the row's key is less, and then the left child is meant. */
    static int step(long node, int[] keys) {
        long less = (keys[(int) (node >>> 16) & 0xffff] - (node >> 32)) >>> 63;
        return (int) (node & 0xffff) - (int) less;
    }

    static float leaf(long node) {
        return Float.intBitsToFloat(RowKeys.ordered((int) (node >> 32)));
    }
}
