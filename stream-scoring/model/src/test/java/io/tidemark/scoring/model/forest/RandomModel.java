package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Model files of random trees, in the form in which XGBoost 3 writes them. */
final class RandomModel {

    private static final float[] SPLITS = {
        0f, -0f, 1f, -1f, 0.5f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40f, Float.MAX_VALUE, -Float.MAX_VALUE
    };

    /** At the edges of what is a category, and beyond. */
    private static final float[] OTHER_CATEGORIES = {
        -1, -0.25f, 0.75f, 4.999f, 31, 32, 63.5f, 64, 1000, 16_777_215, 16_777_216, 16_777_218, 2_147_483_648f, 1e30f
    };

    private final SplittableRandom random;
    private final int features;
    private final double byCategory;
    /** Each needs 2 MB, of which a forest may not claim many. */
    private int farCategories;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /** Tests numbers only. */
    RandomModel(long seed, int trees, int features, int depth, boolean dart) {
        this(seed, trees, features, depth, dart, 0);
    }

    /**
     * @param dart whether the trees are weighted
     * @param byCategory share of the splits that test categories
     */
    RandomModel(long seed, int trees, int features, int depth, boolean dart, double byCategory) {
        this.byCategory = byCategory;
        this.random = new SplittableRandom(seed);
        this.features = features;
        ObjectNode learner = root.putObject("learner");
        learner.putObject("attributes").put("owner", "nobody");
        learner.putArray("feature_names");
        learner.putArray("feature_types");
        ObjectNode booster = learner.putObject("gradient_booster");
        ObjectNode model = (dart ? booster.putObject("gbtree") : booster).putObject("model");
        model.putObject("gbtree_model_param").put("num_parallel_tree", "1").put("num_trees", String.valueOf(trees));
        ArrayNode info = model.putArray("tree_info");
        ArrayNode all = model.putArray("trees");
        for (int t = 0; t < trees; t++) {
            info.add(0);
            tree(all.addObject(), t, depth);
        }
        if (dart) {
            ((ObjectNode) booster.get("gbtree")).put("name", "gbtree");
            ArrayNode weights = booster.putArray("weight_drop");
            for (int t = 0; t < trees; t++) {
                weights.add((float) random.nextDouble());
            }
        }
        booster.put("name", dart ? "dart" : "gbtree");
        learner.putObject("learner_model_param")
                .put("base_score", random.nextBoolean() ? "5E-1" : "[1.25E-1]")
                .put("num_class", "0")
                .put("num_feature", String.valueOf(features))
                .put("num_target", "1");
        learner.putObject("objective").put("name", "binary:logistic");
        root.putArray("version").add(3).add(0).add(4);
    }

    private void tree(ObjectNode tree, int id, int depth) {
        String[] arrays = {
            "base_weights",
            "categories",
            "categories_nodes",
            "categories_segments",
            "categories_sizes",
            "default_left",
            "left_children",
            "parents",
            "right_children",
            "split_conditions",
            "split_indices",
            "split_type",
            "sum_hessian"
        };
        for (String array : arrays) {
            tree.putArray(array);
        }
        tree.put("id", id);
        node(tree, Tree.NO_PARENT, 1);
        for (int at = 0, level = 1, end = 1; at < size(tree); at++) {
            if (at == end) {
                level++;
                end = size(tree);
            }
            if (level <= depth && random.nextInt(5) > 0) {
                split(tree, at);
            }
        }
        tree.putObject("tree_param")
                .put("num_nodes", String.valueOf(size(tree)))
                .put("size_leaf_vector", "1");
    }

    private static int size(ObjectNode tree) {
        return tree.get("left_children").size();
    }

    private void split(ObjectNode tree, int node) {
        int left = size(tree);
        tree.withArray("left_children").set(node, left);
        tree.withArray("right_children").set(node, left + 1);
        if (byCategory > 0 && random.nextDouble() < byCategory) {
            categories(tree, node);
        } else {
            tree.withArray("split_conditions").set(node, value());
        }
        float cover = tree.withArray("sum_hessian").get(node).floatValue();
        float share = (float) random.nextDouble(0.01, 0.99);
        node(tree, node, cover * share);
        node(tree, node, cover * (1 - share));
    }

    private void categories(ObjectNode tree, int node) {
        tree.withArray("split_type").set(node, 1);
        tree.withArray("categories_nodes").add(node);
        tree.withArray("categories_segments").add(tree.get("categories").size());
        int size = random.nextInt(3) == 0 ? 1 : random.nextInt(1, 20);
        tree.withArray("categories_sizes").add(size);
        for (int i = 0; i < size; i++) {
            tree.withArray("categories").add(category());
        }
    }

    private int category() {
        if (random.nextInt(500) == 0 && farCategories < 10) {
            farCategories++;
            return 16_777_215;
        }
        return random.nextInt(random.nextBoolean() ? 5 : 70);
    }

    private void node(ObjectNode tree, int parent, float cover) {
        tree.withArray("left_children").add(-1);
        tree.withArray("right_children").add(-1);
        tree.withArray("parents").add(parent);
        tree.withArray("split_indices").add(random.nextInt(features));
        tree.withArray("split_conditions").add(random.nextInt(20) == 0 ? -0f : (float) random.nextDouble(-1, 1));
        tree.withArray("default_left").add(random.nextInt(2));
        tree.withArray("split_type").add(0);
        tree.withArray("base_weights").add(0.5f);
        tree.withArray("sum_hessian").add(cover);
    }

    /** A value that split points and rows may share. */
    float value() {
        return random.nextBoolean() ? SPLITS[random.nextInt(SPLITS.length)] : (float) random.nextInt(-20, 20) / 8;
    }

    float[] row() {
        float[] row = new float[features];
        for (int f = 0; f < features; f++) {
            if (byCategory > 0 && random.nextInt(3) > 0) {
                row[f] =
                        random.nextInt(8) == 0 ? OTHER_CATEGORIES[random.nextInt(OTHER_CATEGORIES.length)] : category();
                continue;
            }
            int kind = random.nextInt(12);
            row[f] = kind == 0
                    ? Float.NaN
                    : kind == 1 ? Float.POSITIVE_INFINITY : kind == 2 ? Float.NEGATIVE_INFINITY : value();
        }
        return row;
    }

    /** The same trees of a training that stopped early, the first round being 0. */
    RandomModel withBestIteration(int best) {
        ((ObjectNode) root.at("/learner/attributes")).put("best_iteration", String.valueOf(best));
        return this;
    }

    /** The same trees, in turns for one class after the other and in rounds of so many for each. */
    RandomModel withClasses(int classes, int parallelTrees) {
        ObjectNode learner = (ObjectNode) root.get("learner");
        ((ObjectNode) learner.get("learner_model_param")).put("num_class", String.valueOf(classes));
        ((ObjectNode) learner.get("objective")).put("name", "multi:softprob");
        ObjectNode booster = (ObjectNode) learner.get("gradient_booster");
        ObjectNode model = (ObjectNode) (booster.has("model") ? booster : booster.get("gbtree")).get("model");
        ((ObjectNode) model.get("gbtree_model_param")).put("num_parallel_tree", String.valueOf(parallelTrees));
        ArrayNode info = (ArrayNode) model.get("tree_info");
        ArrayNode ends = model.putArray("iteration_indptr");
        for (int t = 0; t < info.size(); t++) {
            info.set(t, t / parallelTrees % classes);
        }
        for (int end = 0; end <= info.size(); end += classes * parallelTrees) {
            ends.add(end);
        }
        return this;
    }

    ObjectNode root() {
        return root;
    }

    byte[] json() {
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] ubj() {
        return UbjWriter.write(root);
    }
}
