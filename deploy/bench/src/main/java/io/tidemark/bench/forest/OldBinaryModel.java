package io.tidemark.bench.forest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A model of one output in the binary format of old, which h2o's predictor reads alone and XGBoost does not write since
 * 3.1. Whether it came across is seen in the margins, which the benchmark compares.
 */
final class OldBinaryModel {

    private static final int HEADER = 1_024;
    private static final int OF_A_TREE = 4 * (6 + 31);
    /** A node, and its statistics. */
    private static final int OF_A_NODE = 4 * (5 + 4);

    private static final int LEFT_CHILD = 1 << 31;
    private static final int NO_PARENT = -1;

    private final JsonNode learner;
    private final JsonNode trees;
    private final ByteBuffer out;

    private OldBinaryModel(JsonNode learner) {
        this.learner = learner;
        this.trees = learner.path("gradient_booster").path("model").path("trees");
        int size = HEADER + 4 * trees.size();
        for (JsonNode tree : trees) {
            size += OF_A_TREE + OF_A_NODE * tree.path("left_children").size();
        }
        this.out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @param json as XGBoost saves it */
    static byte[] of(byte[] json) throws IOException {
        return new OldBinaryModel(new ObjectMapper().readTree(json).path("learner")).bytes();
    }

    private byte[] bytes() {
        out.put("binf".getBytes(StandardCharsets.US_ASCII));
        JsonNode parameters = learner.path("learner_model_param");
        out.putFloat(Float.parseFloat(parameters.path("base_score").asText().replaceAll("[\\[\\]]", "")));
        int features = Integer.parseInt(parameters.path("num_feature").asText());
        // Classes, a buffer of predictions, metrics; then the version since which the base score is no margin.
        ints(features, 0, 0, 0, 1, 0);
        zeros(27);
        text(learner.path("objective").path("name").asText());
        text("gbtree");
        // Roots, features, padding, a buffer of predictions (a long), outputs, vectors at leaves; at the end padding.
        ints(trees.size(), 1, features, 0, 0, 0, 1, 0);
        zeros(31 + 1);
        trees.forEach(tree -> tree(tree, features));
        zeros(trees.size());
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private void tree(JsonNode tree, int features) {
        int nodes = tree.path("left_children").size();
        ints(1, nodes, 0, 0, features, 0);
        zeros(31);
        for (int node = 0; node < nodes; node++) {
            int parent = tree.path("parents").path(node).asInt();
            boolean root = node == 0;
            boolean left = !root && tree.path("left_children").path(parent).asInt() == node;
            out.putInt(root ? NO_PARENT : parent | (left ? LEFT_CHILD : 0));
            out.putInt(tree.path("left_children").path(node).asInt());
            out.putInt(tree.path("right_children").path(node).asInt());
            boolean missingLeft = tree.path("default_left").path(node).asInt() != 0;
            out.putInt(tree.path("split_indices").path(node).asInt() | (missingLeft ? LEFT_CHILD : 0));
            // The value of a leaf or the bound of a split.
            out.putFloat((float) tree.path("split_conditions").path(node).asDouble());
        }
        zeros(4 * nodes);
    }

    private void text(String text) {
        out.putLong(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void ints(int... values) {
        for (int value : values) {
            out.putInt(value);
        }
    }

    private void zeros(int count) {
        ints(new int[count]);
    }
}
