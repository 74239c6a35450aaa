package io.tidemark.scoring.xgboost4j;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * One of the models on which the compiled forest must agree with XGBoost4J.
 *
 * @param missing share of missing values in training and in the rows to score
 * @param categorical how many of the features hold categories
 * @param patience see {@link TrainedModel}
 */
record ParityModel(
        String name,
        int trees,
        int features,
        double missing,
        int categorical,
        int patience,
        Map<String, Object> params) {

    private static final int TRAINING_ROWS = 2_000;

    static List<ParityModel> all() {
        return List.of(
                numeric("a stump", 1, 5, 0.1, "max_depth", 1),
                numeric("stumps", 300, 8, 0.1, "max_depth", 1),
                numeric("depth 2, nothing missing", 50, 5, 0, "max_depth", 2),
                numeric("depth 3, exact", 100, 7, 0.2, "max_depth", 3, "tree_method", "exact"),
                numeric("depth 4, approx", 100, 7, 0.2, "max_depth", 4, "tree_method", "approx"),
                numeric("depth 5, base score", 100, 9, 0.3, "max_depth", 5, "base_score", 0.01),
                numeric("depth 6, the usual", 300, 30, 0.05, "max_depth", 6, "eta", 0.1),
                numeric("depth 6, 2,000 trees", 2_000, 20, 0.05, "max_depth", 6, "eta", 0.02),
                numeric("depth 3, 1,000 trees, exact", 1_000, 12, 0.1, "max_depth", 3, "tree_method", "exact"),
                numeric("depth 7, pruned", 100, 7, 0.2, "max_depth", 7, "tree_method", "exact", "gamma", 0.5),
                numeric("depth 8, mostly missing", 60, 12, 0.8, "max_depth", 8),
                numeric("depth 9, rows and columns by chance", 80, 10, 0.1, "max_depth", 9, "subsample", 0.5),
                numeric("depth 10", 40, 10, 0.1, "max_depth", 10, "min_child_weight", 0),
                numeric("depth 11, approx", 30, 10, 0.1, "max_depth", 11, "tree_method", "approx"),
                numeric("depth 12", 60, 12, 0.3, "max_depth", 12, "min_child_weight", 0),
                numeric("depth 12, exact", 30, 12, 0.1, "max_depth", 12, "tree_method", "exact"),
                numeric("grown by loss", 23, 6, 0.1, "grow_policy", "lossguide", "max_leaves", 60, "max_depth", 0),
                numeric("five trees at a time", 20, 6, 0.1, "num_parallel_tree", 5, "subsample", 0.5),
                numeric("dart", 60, 6, 0.1, "booster", "dart", "rate_drop", 0.3),
                numeric("dart, forest", 40, 6, 0.1, "booster", "dart", "rate_drop", 0.3, "normalize_type", "forest"),
                numeric(
                        "dart, five at a time",
                        20,
                        6,
                        0.1,
                        "booster",
                        "dart",
                        "rate_drop",
                        0.2,
                        "num_parallel_tree",
                        5),
                numeric("raw logits", 30, 6, 0.1, "objective", "binary:logitraw", "base_score", 0.3),
                numeric("reg:logistic", 30, 6, 0.1, "objective", "reg:logistic"),
                numeric("squared error", 100, 6, 0.1, "objective", "reg:squarederror", "base_score", -7.25),
                numeric("squared log error", 30, 6, 0.1, "objective", "reg:squaredlogerror"),
                numeric("pseudo Huber", 30, 6, 0.1, "objective", "reg:pseudohubererror"),
                numeric("absolute error", 30, 6, 0.1, "objective", "reg:absoluteerror"),
                numeric("quantile", 30, 6, 0.1, "objective", "reg:quantileerror", "quantile_alpha", 0.3),
                numeric("gamma", 30, 6, 0.1, "objective", "reg:gamma", "base_score", 0.7),
                numeric("tweedie", 30, 6, 0.1, "objective", "reg:tweedie", "base_score", 1.9),
                byCategory("categories, one against the rest", 100, 6, 0, "max_cat_to_onehot", 1_000),
                byCategory("categories, sets", 100, 6, 0, "max_cat_to_onehot", 1, "max_cat_threshold", 200),
                byCategory("categories, approx, depth 10", 40, 6, 0, "tree_method", "approx", "max_depth", 10),
                byCategory("categories, dart", 40, 6, 0, "booster", "dart", "rate_drop", 0.3),
                byCategory("categories, squared error", 60, 5, 0, "objective", "reg:squarederror"),
                byCategory("categories, stopped early", 300, 6, 3),
                early("stopped early", 300, "max_depth", 6),
                early("stopped early, three at a time", 300, "num_parallel_tree", 3, "subsample", 0.5),
                early("stopped early, dart", 100, "booster", "dart", "rate_drop", 0.1),
                early(
                        "stopped early, squared error, exact",
                        300,
                        "objective",
                        "reg:squarederror",
                        "tree_method",
                        "exact"));
    }

    private static ParityModel numeric(String name, int trees, int features, double missing, Object... params) {
        return new ParityModel(name, trees, features, missing, 0, 0, map(params));
    }

    private static ParityModel byCategory(String name, int trees, int features, int patience, Object... params) {
        return new ParityModel(name, trees, features, 0.1, features - 1, patience, map(params));
    }

    private static ParityModel early(String name, int trees, Object... params) {
        return new ParityModel(name, trees, 6, 0.1, 0, 3, map(params));
    }

    private static Map<String, Object> map(Object... params) {
        Map<String, Object> all = new TreeMap<>(Map.of("objective", "binary:logistic"));
        for (int i = 0; i < params.length; i += 2) {
            all.put((String) params[i], params[i + 1]);
        }
        return all;
    }

    TrainedModel data() {
        return new TrainedModel(name.hashCode(), features, missing, categorical);
    }

    Booster train(TrainedModel data) throws XGBoostError {
        return data.train(params, trees, TRAINING_ROWS, patience);
    }

    int classes() {
        return (int) params.getOrDefault("num_class", 1);
    }

    boolean isDart() {
        return params.containsValue("dart");
    }

    int parallelTrees() {
        return (int) params.getOrDefault("num_parallel_tree", 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
