package io.tidemark.scoring.model.forest;

/** @param weight factor of every leaf; 1 except in a dart */
record WeightedTree(Tree tree, float weight) {

    /** What the leaf adds to the margin; times 1 is the value itself, bit for bit. */
    float leaf(int node) {
        return tree.conditions()[node] * weight;
    }
}
