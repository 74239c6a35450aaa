package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.databind.JsonNode;

/** The definition of a split, straight from the file's fields. */
final class SlowSplit {

    private SlowSplit() {}

    static boolean goesLeft(JsonNode tree, int node, float value) {
        if (Float.isNaN(value)) {
            return tree.get("default_left").get(node).intValue() == 1;
        }
        if (tree.get("split_type").get(node).intValue() == 0) {
            return value < tree.get("split_conditions").get(node).floatValue();
        }
        return value < 0 || value >= 16_777_216 || !contains(tree, node, (int) value);
    }

    private static boolean contains(JsonNode tree, int node, int category) {
        JsonNode nodes = tree.get("categories_nodes");
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).intValue() == node) {
                int start = tree.get("categories_segments").get(i).intValue();
                for (int c = 0; c < tree.get("categories_sizes").get(i).intValue(); c++) {
                    if (tree.get("categories").get(start + c).intValue() == category) {
                        return true;
                    }
                }
                return false;
            }
        }
        throw new AssertionError("node " + node + " has no categories");
    }
}
