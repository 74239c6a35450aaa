package io.tidemark.features.files.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubtfulIdsTest {

    @Test
    void whatProgramsMadeOfIdsIsToldWithAnExampleAndACount() {
        assertThat(sentences("123.0", "a", "124.0"))
                .singleElement()
                .asString()
                .contains("column ID holds ids such as 123.0 (2 rows)", "that write 123 mean another id", "Int64");
        assertThat(sentences("1.23457E+15", "4,5e+09"))
                .singleElement()
                .asString()
                .contains("1.23457E+15 (2 rows)", "export the column as text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nan", "NaN", "null", "None", "n/a", "N/A", "NA", "<NA>", "NaT", "\\N", "#N/A", "nil", "-nan"})
    void wordsForNothingAreToldWithAnExampleAndACount(String word) {
        assertThat(sentences("7", word, "a", word))
                .singleElement()
                .asString()
                .startsWith("column ID holds ids such as " + word + " (2 rows), as programs write where there is none")
                .contains("all rows of such a word belong together", "leave the field empty");
    }

    @Test
    void otherIdsAreNotSpokenOf() {
        assertThat(sentences(
                        "",
                        "0",
                        "10",
                        "1.10",
                        "10.0.0.10",
                        "a.0",
                        "12.50",
                        "E10",
                        "1e",
                        "c1.0",
                        "7E",
                        "1.0x",
                        "nana",
                        "nulls",
                        "nonesuch"))
                .isEmpty();
    }

    private static List<String> sentences(String... ids) {
        DoubtfulIds column = new DoubtfulIds("ID");
        List.of(ids).forEach(column::add);
        return column.sentences();
    }
}
