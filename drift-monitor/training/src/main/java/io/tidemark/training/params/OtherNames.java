package io.tidemark.training.params;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names that people bring along from XGBoost's interfaces in other languages, and from other libraries. */
final class OtherNames {

    private static final Map<String, String> SAME = same();
    private static final Map<String, String> REFUSED = refused();

    private OtherNames() {}

    private static Map<String, String> same() {
        Map<String, String> same = new LinkedHashMap<>();
        for (String rounds : new String[] {
            "n_estimators",
            "num_boost_round",
            "num_round",
            "num_rounds",
            "nrounds",
            "n_rounds",
            "num_iterations",
            "iterations"
        }) {
            same.put(rounds, KnownParameters.ROUNDS);
        }
        same.put("learning_rate", "eta");
        same.put("min_split_loss", "gamma");
        same.put("reg_lambda", "lambda");
        same.put("reg_alpha", "alpha");
        same.put("random_state", "seed");
        same.put("random_seed", "seed");
        same.put("n_jobs", "nthread");
        same.put("n_threads", "nthread");
        same.put("num_threads", "nthread");
        return same;
    }

    private static Map<String, String> refused() {
        Map<String, String> refused = new LinkedHashMap<>();
        String early =
                "has no effect here, since all rounds are trained; set rounds, or let the retraining service find"
                        + " their number (search.rounds, search.patience)";
        refused.put("early_stopping_rounds", early);
        refused.put("early_stopping", early);
        refused.put(
                "missing",
                "has no effect here, since features say by themselves what is missing; name the values of your file"
                        + " that mean nothing where the file is read");
        String metric =
                "would change no tree, since AUC ROC, average precision and card precision are measured whatever it is;"
                        + " leave it out";
        refused.put("eval_metric", metric);
        refused.put("disable_default_eval_metric", metric);
        refused.put("evals", metric);
        refused.put("eval_set", metric);
        String number = "follows from the data and cannot be set; leave it out";
        refused.put("num_class", number);
        refused.put("num_feature", number);
        refused.put("num_target", number);
        refused.put("num_trees", number);
        String numbers = "counts only for columns of categories, and all features are numbers here; leave it out";
        refused.put("enable_categorical", numbers);
        refused.put("max_cat_to_onehot", numbers);
        refused.put("max_cat_threshold", numbers);
        refused.put("feature_types", numbers);
        String method = "is settled by tree_method; choose that";
        refused.put("updater", method);
        refused.put("updater_seq", method);
        refused.put("predictor", "is no parameter of XGBoost since 2.0; leave it out");
        String existing = "works on trees that are there already, and trainings begin with none; leave it out";
        refused.put("process_type", existing);
        refused.put("refresh_leaf", existing);
        refused.put("xgb_model", existing);
        refused.put("multi_strategy", "counts only for several targets, and there is one here; leave it out");
        refused.put(
                "boost_from_average", "has no effect here, since base_score says where trees begin; set base_score");
        refused.put(
                "booster",
                "is not to be chosen but for gbtree, and dart with rate_drop: what scores are trees; a linear booster"
                        + " that was trained elsewhere can be bundled with: tidemark models bundle");
        String cpu = "has no effect here, since trainings run on processors; leave it out";
        refused.put("device", cpu);
        refused.put("gpu_id", cpu);
        refused.put("use_rmm", cpu);
        refused.put("fail_on_invalid_gpu_id", cpu);
        String none = "changes no tree; leave it out";
        for (String name : new String[] {
            "verbosity",
            "verbose",
            "verbose_eval",
            "silent",
            "validate_parameters",
            "callbacks",
            "importance_type",
            "use_label_encoder",
            "max_cached_hist_node",
            "sparse_threshold",
            "opt_dense_col",
            "debug_synchronize",
            "nan_as_missing"
        }) {
            refused.put(name, none);
        }
        String linear = "counts only for linear boosters, and what scores are trees; leave it out";
        refused.put("feature_selector", linear);
        refused.put("top_k", linear);
        refused.put("tolerance", linear);
        refused.put("lambda_bias", linear);
        others(refused);
        return refused;
    }

    /** Other libraries mean nearly the same by these, so nothing is translated. */
    private static void others(Map<String, String> refused) {
        String like = "is no parameter of XGBoost; the nearest is ";
        refused.put("num_leaves", like + "max_leaves (with grow_policy=lossguide and tree_method=hist)");
        refused.put("feature_fraction", like + "colsample_bytree");
        refused.put("bagging_fraction", like + "subsample");
        refused.put("bagging_temperature", like + "subsample");
        refused.put("rsm", like + "colsample_bylevel");
        refused.put("min_child_samples", like + "min_child_weight, a sum of weights and no number of rows");
        refused.put("min_data_in_leaf", like + "min_child_weight, a sum of weights and no number of rows");
        refused.put("min_samples_leaf", like + "min_child_weight, a sum of weights and no number of rows");
        refused.put("lambda_l1", like + "alpha");
        refused.put("lambda_l2", like + "lambda");
        refused.put("l2_leaf_reg", like + "lambda");
        refused.put("depth", like + "max_depth");
        refused.put("max_features", like + "colsample_bynode (with tree_method=hist)");
        String weight = like + "scale_pos_weight";
        refused.put("class_weight", weight);
        refused.put("sample_weight", weight);
        refused.put("is_unbalance", weight);
        refused.put("criterion", "is no parameter of XGBoost; leave it out");
    }

    /** The name by which it goes here. */
    static Optional<String> translated(String name) {
        return Optional.ofNullable(SAME.get(name));
    }

    /** Why it cannot be had. */
    static Optional<String> reasonAgainst(String name) {
        return Optional.ofNullable(REFUSED.get(name));
    }
}
