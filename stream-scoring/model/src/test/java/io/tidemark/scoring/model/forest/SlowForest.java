package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.databind.JsonNode;

/** The definition of a margin, straight from the file's fields. */
final class SlowForest {

    private SlowForest() {}

    static float margin(JsonNode root, float[] row) {
        float base = baseScore(root);
        return sum(root, row, -(float) Math.log(1f / base - 1f));
    }

    private static float baseScore(JsonNode root) {
        String text = root.at("/learner/learner_model_param/base_score").textValue();
        return Float.parseFloat(text.replaceAll("[\\[\\]]", ""));
    }

    private static float sum(JsonNode root, float[] row, float base) {
        JsonNode booster = root.at("/learner/gradient_booster");
        boolean dart = booster.get("name").textValue().equals("dart");
        JsonNode model = (dart ? booster.get("gbtree") : booster).get("model");
        float sum = base;
        for (int t = 0; t < counting(root, model); t++) {
            float leaf = leaf(model.get("trees").get(t), 0, row);
            sum += dart ? leaf * booster.get("weight_drop").get(t).floatValue() : leaf;
        }
        return sum;
    }

    private static int counting(JsonNode root, JsonNode model) {
        JsonNode best = root.at("/learner/attributes/best_iteration");
        if (best.isMissingNode()) {
            return model.get("trees").size();
        }
        int rounds = 1 + Integer.parseInt(best.textValue());
        int parallelTrees = Integer.parseInt(
                model.at("/gbtree_model_param/num_parallel_tree").textValue());
        return rounds * parallelTrees;
    }

    private static float leaf(JsonNode tree, int node, float[] row) {
        int left = tree.get("left_children").get(node).intValue();
        if (left == -1) {
            return tree.get("split_conditions").get(node).floatValue();
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
