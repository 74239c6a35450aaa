package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.databind.JsonNode;

/** The definition of a margin, straight from the file's fields. */
final class SlowForest {

    private SlowForest() {}

    static float margin(JsonNode root, float[] row) {
        JsonNode learner = root.get("learner");
        JsonNode booster = learner.get("gradient_booster");
        boolean dart = booster.get("name").textValue().equals("dart");
        JsonNode trees = (dart ? booster.get("gbtree") : booster).get("model").get("trees");
        float base = Float.parseFloat(
                learner.get("learner_model_param").get("base_score").textValue().replaceAll("[\\[\\]]", ""));
        float sum = -(float) Math.log(1f / base - 1f);
        for (int t = 0; t < trees.size(); t++) {
            float leaf = leaf(trees.get(t), 0, row);
            sum += dart ? leaf * booster.get("weight_drop").get(t).floatValue() : leaf;
        }
        return sum;
    }

    private static float leaf(JsonNode tree, int node, float[] row) {
        int left = tree.get("left_children").get(node).intValue();
        float condition = tree.get("split_conditions").get(node).floatValue();
        if (left == -1) {
            return condition;
        }
        float value = row[tree.get("split_indices").get(node).intValue()];
        return leaf(
                tree,
                SlowSplit.goesLeft(tree, node, value)
                        ? left
                        : tree.get("right_children").get(node).intValue(),
                row);
    }
}
