package io.tidemark.training.params;

import io.tidemark.settings.Nearest;
import io.tidemark.training.params.ValueKind.Choice;
import io.tidemark.training.params.ValueKind.Constraints;
import io.tidemark.training.params.ValueKind.Flag;
import io.tidemark.training.params.ValueKind.Real;
import io.tidemark.training.params.ValueKind.Whole;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters that change what is trained here, by the names under which the manifest shows them. Ranges are those
 * of XGBoost's documentation; its code takes some values beyond them in silence. Source: {@code doc/parameter.rst} and
 * {@code src/tree/param.h} of XGBoost 3.4.
 */
final class KnownParameters {

    static final String ROUNDS = "rounds";
    static final String MONOTONE = "monotone_constraints";
    static final String INTERACTION = "interaction_constraints";

    private static final long MOST_WHOLE = Integer.MAX_VALUE;

    private static final Map<String, ValueKind> ALL = all();

    private KnownParameters() {}

    private static Map<String, ValueKind> all() {
        Map<String, ValueKind> all = new LinkedHashMap<>();
        all.put(ROUNDS, new Whole(1, 100_000));
        all.put("eta", Real.share());
        // XGBoost's own limit: trees are laid out by 32-bit numbers of nodes.
        all.put("max_depth", new Whole(0, 30));
        all.put("min_child_weight", Real.atLeast(0));
        all.put("gamma", Real.atLeast(0));
        all.put("lambda", Real.atLeast(0));
        all.put("alpha", Real.atLeast(0));
        all.put("subsample", Real.share());
        all.put("sampling_method", Choice.of("uniform", "gradient_based"));
        all.put("colsample_bytree", Real.share());
        all.put("colsample_bylevel", Real.share());
        all.put("colsample_bynode", Real.share());
        all.put("max_delta_step", Real.atLeast(0));
        all.put("scale_pos_weight", Real.above(0));
        all.put("base_score", new Real(0, false, 1, false));
        all.put("tree_method", Choice.of("exact", "hist", "approx", "auto"));
        all.put("max_bin", new Whole(2, MOST_WHOLE));
        all.put("max_leaves", new Whole(0, MOST_WHOLE));
        all.put("grow_policy", Choice.of("depthwise", "lossguide"));
        all.put("num_parallel_tree", new Whole(1, 10_000));
        all.put("rate_drop", new Real(0, true, 1, true));
        all.put("one_drop", new Flag());
        all.put("skip_drop", new Real(0, true, 1, true));
        all.put("sample_type", Choice.of("uniform", "weighted"));
        all.put("normalize_type", Choice.of("tree", "forest"));
        all.put(MONOTONE, new Constraints());
        all.put(INTERACTION, new Constraints());
        all.put("seed", new Whole(0, MOST_WHOLE));
        all.put("seed_per_iteration", new Flag());
        all.put("nthread", new Whole(1, 1_024));
        all.put("objective", Choice.of("binary:logistic"));
        return all;
    }

    static boolean has(String name) {
        return ALL.containsKey(name);
    }

    static Iterable<String> names() {
        return ALL.keySet();
    }

    /** The value as XGBoost takes it, if it may be one of this parameter's. */
    static String canonical(String name, String value) {
        return ALL.get(name).canonical(name, value);
    }

    static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "'" + name + "' is no parameter of XGBoost, nor rounds; " + Nearest.suggestion(name, ALL.keySet()));
    }
}
