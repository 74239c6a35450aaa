package io.tidemark.scoring.model.forest;

import java.util.List;

/** Trees laid out to be walked by rows of {@link RowKeys}. Thread-safe. */
interface TreeWalk {

    /**
     * @throws io.tidemark.scoring.model.engine.InvalidModelException if a tree is none
     * @throws io.tidemark.scoring.model.engine.UnsupportedModelException if a tree is too large
     */
    static TreeWalk of(List<WeightedTree> trees, int featureCount) {
        return trees.stream().anyMatch(tree -> tree.tree().hasCategories())
                ? CategoryForestTable.of(trees, featureCount)
                : ForestTable.of(trees, featureCount);
    }

    /** Adds the leaves that a row of keys reaches to the base margin, in the order of the trees. */
    float walk(int[] keys, float baseMargin);

    /** Nodes that a walk looks at, the same for every row. */
    long steps();

    /** Nodes of all trees, leaves included. */
    int size();
}
