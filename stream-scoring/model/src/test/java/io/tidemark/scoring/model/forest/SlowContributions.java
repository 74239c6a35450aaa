package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Shapley values by their definition: every set of known features, and for each all that the trees expect of it. */
final class SlowContributions {

    private final JsonNode booster;
    private final JsonNode trees;
    private final float[] row;
    private final double[] expected;

    private SlowContributions(ObjectNode root, float[] row) {
        this.booster = root.at("/learner/gradient_booster");
        JsonNode holder = booster.has("model") ? booster : booster.get("gbtree");
        this.trees = holder.at("/model/trees");
        this.row = row;
        this.expected = new double[1 << row.length];
        for (int known = 0; known < expected.length; known++) {
            expected[known] = expected(known);
        }
    }

    static double[] of(ObjectNode root, float[] row) {
        SlowContributions slow = new SlowContributions(root, row);
        double[] contributions = new double[row.length];
        for (int feature = 0; feature < row.length; feature++) {
            contributions[feature] = slow.contribution(feature);
        }
        return contributions;
    }

    private double contribution(int feature) {
        double sum = 0;
        for (int known = 0; known < expected.length; known++) {
            if ((known >> feature & 1) == 0) {
                int size = Integer.bitCount(known);
                double weight = factorial(size) * factorial(row.length - size - 1) / factorial(row.length);
                sum += weight * (expected[known | 1 << feature] - expected[known]);
            }
        }
        return sum;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    private double expected(int known) {
        double sum = 0;
        for (int t = 0; t < trees.size(); t++) {
            JsonNode weights = booster.get("weight_drop");
            float weight = weights == null ? 1 : weights.get(t).floatValue();
            sum += expected(trees.get(t), 0, known, weight);
        }
        return sum;
    }

    private double expected(JsonNode tree, int node, int known, float weight) {
        int left = tree.get("left_children").get(node).intValue();
        float condition = tree.get("split_conditions").get(node).floatValue();
        if (left < 0) {
            return condition * weight;
        }
        int right = tree.get("right_children").get(node).intValue();
        int feature = tree.get("split_indices").get(node).intValue();
        if ((known >> feature & 1) == 1) {
            return expected(tree, SlowSplit.goesLeft(tree, node, row[feature]) ? left : right, known, weight);
        }
        double cover = cover(tree, left) + cover(tree, right);
        return cover(tree, left) / cover * expected(tree, left, known, weight)
                + cover(tree, right) / cover * expected(tree, right, known, weight);
    }

    private static double cover(JsonNode tree, int node) {
        return tree.get("sum_hessian").get(node).floatValue();
    }
}
