package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;

/**
 * The splits by category of one tree as XGBoost writes them, checked.
 *
 * @param types 1 for each node that tests categories; empty in files that know none
 * @param nodes the nodes that test categories, in their order
 * @param starts where the categories of each of them begin: one behind the other
 * @param sizes how many categories each has
 * @param categories the categories that go right
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record CategorySplits(int[] types, int[] nodes, int[] starts, int[] sizes, int[] categories) {

    /** From here on floats do not tell whole numbers apart, so XGBoost takes no such category. */
    static final int BEYOND_CATEGORIES = 1 << 24;

    private static final int[][] NONE = {};

    /**
     * The categories that go right by node, null where numbers are tested; empty if they are tested everywhere.
     *
     * @param index the position of the tree in its model, for messages
     */
    int[][] byNode(int index) {
        int claimed = 0;
        for (int type : types) {
            if (type != 0 && type != 1) {
                throw invalid(index, "the type " + type);
            }
            claimed += type;
        }
        if (nodes.length != claimed || starts.length != claimed || sizes.length != claimed) {
            throw invalid(
                    index,
                    claimed + " splits by category in split_type, but " + nodes.length + ", " + starts.length + " and "
                            + sizes.length + " in categories_nodes, categories_segments and categories_sizes");
        }
        int[][] byNode = claimed == 0 ? NONE : new int[types.length][];
        long next = 0;
        for (int i = 0; i < claimed; i++) {
            int node = nodes[i];
            if (node < 0 || node >= types.length || types[node] != 1 || byNode[node] != null) {
                throw invalid(index, "categories for node " + node + ", which tests none or has some already");
            }
            if (sizes[i] < 1 || starts[i] != next || sizes[i] > categories.length - next) {
                throw invalid(index, "categories that are not one behind the other");
            }
            byNode[node] = slice(starts[i], sizes[i], index);
            next += sizes[i];
        }
        if (next != categories.length) {
            throw invalid(index, categories.length + " categories, of which its splits use " + next);
        }
        return byNode;
    }

    private int[] slice(int start, int size, int index) {
        int[] slice = new int[size];
        for (int i = 0; i < size; i++) {
            slice[i] = categories[start + i];
            if (slice[i] < 0 || slice[i] >= BEYOND_CATEGORIES) {
                throw invalid(index, "the category " + slice[i]);
            }
        }
        return slice;
    }

    private static InvalidModelException invalid(int index, String what) {
        return new InvalidModelException("the model file's tree " + index + " has " + what);
    }
}
