package io.tidemark.training.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenParametersTest {

    @Test
    void what_is_given_stands_on_top_of_the_defaults() {
        assertThat(read("")).isEqualTo(TrainingParameters.defaults().all());
        assertThat(read(" eta=0.3, max_depth = 6 ,rounds=7"))
                .containsEntry("eta", "0.3")
                .containsEntry("max_depth", "6")
                .containsEntry("rounds", "7")
                .containsEntry("base_score", "0.5");
    }

    @ParameterizedTest
    @CsvSource({
        "max_dept=9, max_depth",
        "colsample_by_tree=0.5, colsample_bytree",
        "subsampel=0.5, subsample",
        "Max_Depth=3, max_depth",
        "lamda=1, lambda",
        "monotone_constraint=(1), monotone_constraints",
        "min_child_wieght=2, min_child_weight",
        "ETA=0.1, eta"
    })
    void an_unknown_parameter_is_refused_with_the_nearest(String text, String nearest) {
        assertThatThrownBy(() -> GivenParameters.read("rounds=20," + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text.substring(0, text.indexOf('=')) + "' is no parameter of XGBoost")
                .hasMessageContaining("did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "n_estimators=500, rounds, 500",
        "num_boost_round=500, rounds, 500",
        "nrounds=5, rounds, 5",
        "learning_rate=0.2, eta, 0.2",
        "reg_lambda=2, lambda, 2",
        "reg_alpha=2, alpha, 2",
        "min_split_loss=1, gamma, 1",
        "random_state=4, seed, 4",
        "n_jobs=2, nthread, 2",
        "max.depth=5, max_depth, 5",
        "max-depth=5, max_depth, 5"
    })
    void other_names_of_the_same_are_translated_and_told(String text, String name, String value) {
        GivenParameters given = GivenParameters.read(text);
        assertThat(given.parameters().all()).containsEntry(name, value).hasSameSizeAs(read(name + "=" + value));
        String written = text.substring(0, text.indexOf('='));
        assertThat(given.notes()).first().isEqualTo("%s is taken as %s=%s".formatted(written, name, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "early_stopping_rounds=5",
                "missing=-999",
                "eval_metric=aucpr",
                "num_class=2",
                "enable_categorical=True",
                "max_cat_to_onehot=4",
                "updater=prune",
                "process_type=update",
                "device=cuda",
                "gpu_id=0",
                "verbosity=0",
                "validate_parameters=1",
                "booster=gblinear",
                "top_k=3",
                "max_cached_hist_node=1",
                "num_leaves=31",
                "feature_fraction=0.5",
                "class_weight=balanced",
                "boost_from_average=0",
                "multi_strategy=x",
                "depth=6"
            })
    void what_cannot_be_had_is_refused_with_the_reason(String text) {
        String name = text.substring(0, text.indexOf('='));
        assertThatThrownBy(() -> GivenParameters.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the parameter " + name + " ")
                .hasMessageMatching("(?s).*(leave it out|set |choose |name |nearest is |bundled).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eta=0 | a number above 0 to 1",
                "eta=1.5 | a number above 0 to 1",
                "eta=abc | a number above 0 to 1",
                "eta=NaN | a number above 0 to 1",
                "eta=0x1p-2 | a number above 0 to 1",
                "eta=0.1f | a number above 0 to 1",
                "eta=1e-60 | a number above 0 to 1",
                "lambda=-1 | a number of at least 0",
                "lambda=Infinity | a number of at least 0",
                "lambda=1e60 | a number of at least 0",
                "scale_pos_weight=0 | a number above 0",
                "base_score=1 | a number above 0 and below 1",
                "subsample=0 | a number above 0 to 1",
                "subsample=2 | a number above 0 to 1",
                "max_depth=3.5 | a whole number from 0 to 30",
                "max_depth=-1 | a whole number from 0 to 30",
                "max_depth=None | a whole number from 0 to 30; leave it out to have the default",
                "rounds=0 | a whole number from 1 to 100000",
                "n_jobs=-1 | a whole number from 1 to 1024",
                "seed=99999999999999999999 | a whole number from 0 to 2147483647",
                "tree_method=oak | one of exact, hist, approx, auto",
                "tree_method=gpu_hist | one of exact, hist, approx, auto",
                "objective=reg:squarederror | must be binary:logistic",
                "one_drop=perhaps | true or false"
            })
    void a_value_out_of_range_or_of_another_kind_is_refused(String text, String wanted) {
        assertThatThrownBy(() -> GivenParameters.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text.substring(text.indexOf('=') + 1) + "', but must be ")
                .hasMessageContaining(wanted);
    }

    @Test
    void the_same_parameter_is_taken_once() {
        assertThatThrownBy(() -> GivenParameters.read("eta=0.1,learning_rate=0.2"))
                .hasMessage("the parameters eta and learning_rate are one and the same, eta; leave one out");
        assertThatThrownBy(() -> GivenParameters.read("n_estimators=5,num_boost_round=5"))
                .hasMessageContaining("n_estimators and num_boost_round are one and the same, rounds");
        assertThatThrownBy(() -> GivenParameters.read("eta=0.1,eta=0.1"))
                .hasMessage("the parameter eta is given twice; leave one out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_bin=64",
                "max_leaves=8",
                "grow_policy=lossguide",
                "colsample_bynode=0.5",
                "max_depth=0",
                "skip_drop=0.5",
                "sample_type=weighted",
                "normalize_type=forest,rate_drop=0",
                "seed_per_iteration=true",
                "tree_method=hist,sampling_method=gradient_based",
                "booster=dart",
                "tree_method=approx,subsample=0.5,sampling_method=gradient_based"
            })
    void what_would_not_be_used_beside_the_others_is_refused(String text) {
        assertThatThrownBy(() -> GivenParameters.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no effect")
                .hasMessageContaining("leave it out");
    }

    @Test
    void a_dart_is_told_by_what_it_drops() {
        GivenParameters given = GivenParameters.read("booster=dart,rate_drop=0.1,one_drop=True");
        assertThat(given.parameters().booster())
                .containsEntry("rate_drop", "0.1")
                .containsEntry("one_drop", "1")
                .doesNotContainKey("booster");
        assertThat(given.notes()).singleElement().asString().contains("booster=dart is left out");
        assertThat(read("booster=gbtree")).isEqualTo(read(""));
    }

    @Test
    void several_threads_are_taken_with_a_word() {
        assertThat(GivenParameters.read("nthread=2").notes())
                .singleElement()
                .asString()
                .contains("nthread=2");
        assertThat(GivenParameters.read("nthread=1").notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eta | 'eta' in 'eta' is no parameter",
                "eta= | 'eta=' in 'eta=' is no parameter",
                "=1 | '=1' in '=1' is no parameter",
                "eta=0.1, | '' in 'eta=0.1,' is no parameter",
                "eta=0,1 | '1' in 'eta=0,1' is no parameter",
                "monotone_constraints=(1,0 | lacks ')'",
                "monotone_constraints=1,0) | closes a bracket with ')' that was not opened",
                "interaction_constraints=[[0,1) | closes a bracket with ')' that was not opened",
                "monotone_constraints=(\"a:1) | opens a quote that has no end"
            })
    void text_that_is_no_list_of_parameters_is_refused(String text, String why) {
        assertThatThrownBy(() -> GivenParameters.read(text)).hasMessageContaining(why);
    }

    private static Map<String, String> read(String text) {
        return GivenParameters.read(text).parameters().all();
    }
}
