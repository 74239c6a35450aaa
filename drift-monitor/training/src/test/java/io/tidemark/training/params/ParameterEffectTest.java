package io.tidemark.training.params;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of known parameters is held against the library itself: each changes the model that is trained. */
class ParameterEffectTest {

    private static final int ROWS = 2_000;
    private static final List<String> FEATURES = List.of("a", "b", "c", "d");

    private static DMatrix data;

    @BeforeAll
    static void data() throws XGBoostError {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[ROWS * FEATURES.size()];
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < FEATURES.size(); j++) {
                values[i * FEATURES.size() + j] = (float) random.nextDouble(-1, 1);
            }
            double a = values[i * FEATURES.size()];
            double b = values[i * FEATURES.size() + 1];
            labels[i] = a + 2 * b * values[i * FEATURES.size() + 2] + random.nextDouble(-0.5, 0.5) > 0.8 ? 1 : 0;
        }
        data = new DMatrix(values, ROWS, FEATURES.size(), Float.NaN);
        data.setLabel(labels);
    }

    @AfterAll
    static void dispose() {
        data.dispose();
    }

    /** All but what settles the form of the answer or the order of the work. */
    @Test
    void every_known_parameter_is_tried_below() {
        TreeSet<String> untried = new TreeSet<>();
        KnownParameters.names().forEach(untried::add);
        for (String line : EXAMPLES) {
            String entry = line.split(" \\| ")[1];
            untried.remove(entry.substring(0, entry.indexOf('=')));
        }
        assertThat(untried).containsExactly("nthread", "objective");
    }

    private static final List<String> EXAMPLES = List.of(
            "rounds=3 | rounds=4",
            "eta=0.1 | eta=0.3",
            "max_depth=3 | max_depth=4",
            "tree_method=hist | max_depth=0",
            "rounds=3 | min_child_weight=30",
            "rounds=3 | gamma=10",
            "rounds=3 | lambda=20",
            "rounds=3 | alpha=20",
            "rounds=3 | subsample=0.5",
            "tree_method=hist,subsample=0.5 | sampling_method=gradient_based",
            "rounds=3 | colsample_bytree=0.5",
            "rounds=3 | colsample_bylevel=0.5",
            "tree_method=hist | colsample_bynode=0.5",
            "rounds=3 | max_delta_step=0.1",
            "rounds=3 | scale_pos_weight=5",
            "rounds=3 | base_score=0.1",
            "rounds=3 | tree_method=hist",
            "rounds=3 | tree_method=approx",
            "rounds=3 | tree_method=auto",
            "tree_method=hist | max_bin=8",
            "tree_method=hist | max_leaves=3",
            "tree_method=hist,max_depth=6,max_leaves=6 | grow_policy=lossguide",
            "rounds=3 | num_parallel_tree=2",
            "rounds=3 | rate_drop=0.5",
            "rounds=3 | one_drop=true",
            "rate_drop=0.6 | skip_drop=0.5",
            "rate_drop=0.6,rounds=12 | sample_type=weighted",
            "rate_drop=0.6 | normalize_type=forest",
            "rounds=3 | monotone_constraints=(a:-1)",
            "rounds=3 | interaction_constraints=[[a],[b,d],[c]]",
            "subsample=0.5 | seed=18",
            "subsample=0.5 | seed_per_iteration=true");

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void a_known_parameter_changes_the_model(String example) throws XGBoostError {
        String[] sides = example.split(" \\| ");
        String with = sides[0].equals("rounds=3") && sides[1].startsWith("rounds") ? sides[1] : joined(sides);
        assertThat(trees(with)).as(example).isNotEqualTo(trees(sides[0]));
    }

    /** A later example of the same parameter stands for the earlier one. */
    private static String joined(String[] sides) {
        String name = sides[1].substring(0, sides[1].indexOf('=') + 1);
        List<String> kept = new ArrayList<>();
        for (String entry : sides[0].split(",")) {
            if (!entry.startsWith(name)) {
                kept.add(entry);
            }
        }
        kept.add(sides[1]);
        return String.join(",", kept);
    }

    /** What is refused as useless is useless indeed, so that nobody is kept from anything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tree_method=exact | max_bin=8",
                "tree_method=exact | max_leaves=3",
                "tree_method=exact | grow_policy=lossguide",
                "tree_method=hist | sampling_method=gradient_based",
                "tree_method=exact | skip_drop=0.5",
                "tree_method=exact | sample_type=weighted",
                "tree_method=exact | normalize_type=forest",
                "tree_method=exact | seed_per_iteration=1",
                "tree_method=exact | booster=dart",
                "rate_drop=0.6 | booster=dart",
                "tree_method=hist | max_cached_hist_node=1",
                "tree_method=hist | sparse_threshold=0.9",
                "tree_method=exact | boost_from_average=0",
                "tree_method=hist | max_cat_to_onehot=9",
                "tree_method=hist | refresh_leaf=0",
                "tree_method=exact | max_dept=9",
                "tree_method=exact | n_estimators=500"
            })
    void what_is_refused_as_without_effect_has_none(String base, String useless) throws XGBoostError {
        int equals = useless.indexOf('=');
        TrainingParameters parameters = TrainingParameters.parse(base);
        assertThat(trees(parameters.with(useless.substring(0, equals), useless.substring(equals + 1))))
                .as(useless)
                .isEqualTo(trees(parameters));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reg_lambda=20", "reg_alpha=5", "learning_rate=0.3", "min_split_loss=10", "random_state=3"})
    void a_translated_name_is_what_xgboost_means_by_it(String text) throws XGBoostError {
        int equals = text.indexOf('=');
        TrainingParameters base = TrainingParameters.parse("rounds=3,subsample=0.5");
        Map<String, String> raw = new HashMap<>(base.booster());
        GivenParameters given = GivenParameters.read("rounds=3,subsample=0.5," + text);
        String own = given.notes().get(0).replaceAll(".* is taken as ([a-z]+)=.*", "$1");
        raw.remove(own);
        raw.put(text.substring(0, equals), text.substring(equals + 1));
        assertThat(trees(given.parameters()))
                .isEqualTo(trees(new TrainingParameters(raw, 3)))
                .isNotEqualTo(trees(base));
    }

    private static List<String> trees(String text) throws XGBoostError {
        return trees(TrainingParameters.parse(text).over(FEATURES));
    }

    /** The trees, and what they add up to with the base score and the weights of those that were dropped. */
    private static List<String> trees(TrainingParameters parameters) throws XGBoostError {
        Map<String, Object> settings = new HashMap<>(parameters.booster());
        Booster booster = XGBoost.train(data, settings, parameters.rounds(), Map.of(), null, null);
        try {
            return List.of(
                    String.join("\n", booster.getModelDump("", true, "json")),
                    Arrays.deepToString(booster.predict(data, true)));
        } finally {
            booster.dispose();
        }
    }
}
