package io.tidemark.training.params;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parameters of which XGBoost takes no notice, or which it refuses, because of others. */
final class Combinations {

    /** Only where values are counted in bins. */
    private static final Set<String> BY_HISTOGRAM =
            Set.of("max_bin", "max_leaves", "grow_policy", "colsample_bynode", "sampling_method");

    private static final List<String> OF_DROPPED_TREES = List.of("skip_drop", "sample_type", "normalize_type");
    private static final List<String> OF_CHANCE =
            List.of("subsample", "colsample_bytree", "colsample_bylevel", "colsample_bynode", "rate_drop", "one_drop");

    private Combinations() {}

    /** Whether these say something to a way of finding splits that {@code exact} is not. */
    static boolean needHistograms(Map<String, String> parameters) {
        return parameters.keySet().stream().anyMatch(BY_HISTOGRAM::contains) || "0".equals(parameters.get("max_depth"));
    }

    /**
     * @param given those that were written
     * @param all with the defaults
     * @throws IllegalArgumentException in one sentence, if one would not be used
     */
    static void check(Map<String, String> given, Map<String, String> all) {
        String method = all.get("tree_method");
        if ("exact".equals(method)) {
            given.keySet().stream().filter(BY_HISTOGRAM::contains).findFirst().ifPresent(name -> {
                throw useless(name, "with tree_method=exact" + unless(given), "add tree_method=hist");
            });
            if ("0".equals(all.get("max_depth"))) {
                throw useless("max_depth=0", "with tree_method=exact" + unless(given), "add tree_method=hist");
            }
        }
        if ("gradient_based".equals(given.get("sampling_method")) && isAll(all, "subsample")) {
            throw useless("sampling_method", "unless rows are left out", "add e.g. subsample=0.5");
        }
        if ("approx".equals(method) && "gradient_based".equals(given.get("sampling_method"))) {
            throw useless("sampling_method=gradient_based", "with tree_method=approx", "use tree_method=hist");
        }
        boolean drops = !isNothing(all, "rate_drop") || !isNothing(all, "one_drop");
        OF_DROPPED_TREES.stream()
                .filter(given::containsKey)
                .filter(name -> !drops)
                .findFirst()
                .ifPresent(name -> {
                    throw useless(name, "unless trees are dropped", "add e.g. rate_drop=0.1");
                });
        if (given.containsKey("seed_per_iteration") && OF_CHANCE.stream().noneMatch(given::containsKey)) {
            throw useless("seed_per_iteration", "unless something is left to chance", "add e.g. subsample=0.8");
        }
    }

    private static String unless(Map<String, String> given) {
        return given.containsKey("tree_method") ? "" : ", the default";
    }

    private static boolean isAll(Map<String, String> all, String name) {
        return Float.parseFloat(all.getOrDefault(name, "1")) == 1;
    }

    private static boolean isNothing(Map<String, String> all, String name) {
        return Float.parseFloat(all.getOrDefault(name, "0")) == 0;
    }

    private static IllegalArgumentException useless(String name, String when, String remedy) {
        return new IllegalArgumentException(
                "the parameter " + name + " has no effect " + when + "; " + remedy + " or leave it out");
    }
}
