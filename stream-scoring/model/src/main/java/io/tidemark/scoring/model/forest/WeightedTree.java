package io.tidemark.scoring.model.forest;

/**
 * A tree in its model.
 *
 * @param weight factor of every leaf; 1 except in a dart
 * @param index the position of the tree in its model
 * @param output which of the model's margins it adds to
 */
record WeightedTree(Tree tree, float weight, int index, int output) {

    /** What the leaf adds to the margin; times 1 is the value itself, bit for bit. */
    float leaf(int node) {
        return tree.conditions()[node] * weight;
    }
}
