package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private final Dictionary dictionary = new Dictionary(List.of("online", "chip", ""));

    @Test
    void knownTextsAreNumberedFromOneInTheOrderOfTheList() {
        assertThat(dictionary.code("online")).isEqualTo(1);
        assertThat(dictionary.code("chip")).isEqualTo(2);
        assertThat(dictionary.code("")).as("empty is a text, too").isEqualTo(3);
        assertThat(dictionary.code(TextHash.of("chip"))).isEqualTo(2);
    }

    @Test
    void unknownAndMissingAreDistinctAndNeverAKnownOne() {
        assertThat(dictionary.code("phone")).isEqualTo(Dictionary.UNKNOWN);
        assertThat(dictionary.code((String) null)).isNaN();
        assertThat(dictionary.code(Row.MISSING)).isNaN();
        assertThat(Dictionary.EMPTY.code("online")).isEqualTo(Dictionary.UNKNOWN);
    }
}
