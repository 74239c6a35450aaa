package io.tidemark.training.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureConstraintsTest {

    private static final List<String> FEATURES = List.of("amount", "night", "n, 7d", "a:b", "3");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(amount:1,'a:b':-1)",
                "(a:b:-1,amount:+1)",
                "{\"amount\": 1, \"a:b\": -1, night: 0}",
                "(1,0,0,-1,0)",
                "[+1, 0, 0, -1, 0]"
            })
    void directions_are_given_by_name_or_by_place(String value) {
        assertThat(monotone(value)).isEqualTo("(1,0,0,-1,0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[amount,night],[\"n, 7d\",'3']]", "[[0,1],[2,4]]", "((amount,1),(2,\"3\"))"})
    void groups_are_given_by_name_or_by_place(String value) {
        assertThat(FeatureConstraints.byPlace(KnownParameters.INTERACTION, value, FEATURES))
                .isEqualTo("[[0,1],[2,4]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(amont:1) | names the feature 'amont', which there is not; did you mean 'amount'?",
                "(1,0) | it has 2 places, but there are 5 features",
                "(1,0,0,0,0,0) | it has 6 places, but there are 5 features",
                "(amount:2) | '2' is no direction",
                "(amount:up) | 'up' is no direction",
                "(amount:1,night) | 'night' names no feature and direction",
                "(amount:1,amount:-1) | the feature amount stands in it twice",
                "(1,0,x,0,0) | 'x' is no direction",
                "amount:1 | it stands in no brackets",
                "() | it names no feature",
                "(1,,0,0,0) | '' is no direction"
            })
    void what_does_not_fit_is_refused(String value, String why) {
        assertThatThrownBy(() -> monotone(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("monotone_constraints")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[amount,nite]] | names the feature 'nite', which there is not",
                "[[0,5]] | there is no feature 5, they are counted from 0 to 4",
                "[0,1] | it stands in no brackets",
                "[[]] | a feature is missing between its commas",
                "[[0,]] | a feature is missing between its commas",
                "pairwise | it stands in no brackets"
            })
    void groups_that_do_not_fit_are_refused(String value, String why) {
        assertThatThrownBy(() -> FeatureConstraints.byPlace(KnownParameters.INTERACTION, value, FEATURES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interaction_constraints")
                .hasMessageContaining(why);
    }

    @Test
    void the_form_is_checked_before_the_features_are_known() {
        FeatureConstraints.checkForm(KnownParameters.MONOTONE, "(whatever:1)");
        FeatureConstraints.checkForm(KnownParameters.INTERACTION, "[[x,y],[7,z]]");
        assertThatThrownBy(() -> FeatureConstraints.checkForm(KnownParameters.MONOTONE, "(whatever:7)"))
                .hasMessageContaining("'7' is no direction");
        assertThatThrownBy(() -> GivenParameters.read("interaction_constraints=[[x],y]"))
                .hasMessageContaining("it stands in no brackets");
    }

    @Provide
    Arbitrary<List<Integer>> directions() {
        return Arbitraries.integers().between(-1, 1).list().ofSize(FEATURES.size());
    }

    /** By name, by place and read once more from what was written come to the same. */
    @Property(tries = 200)
    void all_forms_say_the_same(@ForAll("directions") List<Integer> directions) {
        List<String> named = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            places.add(directions.get(i).toString());
            named.add("\"" + FEATURES.get(i) + "\":" + directions.get(i));
        }
        String expected = "(" + String.join(",", places) + ")";
        assertThat(monotone("(" + String.join(",", named) + ")")).isEqualTo(expected);
        assertThat(monotone(expected)).isEqualTo(expected);
        String text = "eta=0.2,monotone_constraints={" + String.join(", ", named) + "},rounds=3";
        TrainingParameters given = TrainingParameters.parse(text).over(FEATURES);
        assertThat(given.all())
                .containsEntry("monotone_constraints", expected)
                .containsEntry("eta", "0.2")
                .containsEntry("rounds", "3");
    }

    private static String monotone(String value) {
        return FeatureConstraints.byPlace(KnownParameters.MONOTONE, value, FEATURES);
    }
}
