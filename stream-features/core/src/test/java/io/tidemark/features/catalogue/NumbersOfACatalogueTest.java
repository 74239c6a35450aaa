package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.nouns.Nouns;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersOfACatalogueTest {

    private static final String CATALOGUE =
            """
            name: numbers
            numbers:
              - {name: device_score, unit: points, decimals: 2, least: -1.5, most: 100}
              - {name: account_age, unit: days, decimals: 0}
            undeclared_numbers: refuse
            features:
              - {name: score, transform: number, of: numbers.device_score}
              - {name: mean, entity: customer, aggregate: mean, of: numbers.device_score, window: 1d}
              - {name: last, entity: customer, aggregate: last, of: numbers.account_age, window: 1d}
              - {name: old, entity: customer, aggregate: share, where: "numbers.account_age >= 365", window: 1d}
            """;

    @Test
    void aNumberHasAUnitDecimalsAndBounds() {
        Catalogue catalogue = CatalogueReader.read(CATALOGUE);
        assertThat(catalogue.numbers().refusesOthers()).isTrue();
        assertThat(catalogue.numbers().all())
                .containsExactly(
                        new DeclaredNumber("device_score", "points", 2, -150, 10_000),
                        new DeclaredNumber("account_age", "days", 0, -(1L << 53), 1L << 53));
        assertThat(catalogue.features()).extracting(Feature::unit).containsExactly("points", "points", "days", "share");
        assertThat(catalogue.features().get(1).meaning(Nouns.USUAL)).isEqualTo("mean of numbers.device_score");
    }

    @Test
    void whatIsComputedOfThemIsPartOfTheHashAndTheOrderAndWhatIsRefusedIsNot() {
        String hash = CatalogueReader.read(CATALOGUE).hash();
        assertThat(hash("least: -1.5", "least: -1.50")).isEqualTo(hash);
        assertThat(hash("undeclared_numbers: refuse", "undeclared_numbers: ignore"))
                .isEqualTo(hash);
        assertThat(hash(
                        "  - {name: device_score, unit: points, decimals: 2, least: -1.5, most: 100}\n"
                                + "  - {name: account_age, unit: days, decimals: 0}\n",
                        "  - {name: account_age, unit: days, decimals: 0}\n"
                                + "  - {name: device_score, unit: points, decimals: 2, least: -1.5, most: 100}\n"))
                .isEqualTo(hash);
        assertThat(hash("decimals: 2", "decimals: 3")).isNotEqualTo(hash);
        assertThat(hash("most: 100", "most: 101")).isNotEqualTo(hash);
        assertThat(hash("unit: days", "unit: years")).isNotEqualTo(hash);
        assertThat(hash(">= 365", ">= 366")).isNotEqualTo(hash);
    }

    private static String hash(String from, String to) {
        assertThat(CATALOGUE).contains(from);
        return CatalogueReader.read(CATALOGUE.replace(from, to)).hash();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name: account_age | name: device_score | line 4: 'device_score': this number is declared on line 3"
                        + " already; keep one of the two",
                "decimals: 0 | decimals: 16 | line 4: 'account_age': '16' is no number from 0 to 15; write how many",
                "decimals: 0 | decimals: -1 | line 4: 'account_age': '-1' is no number from 0 to 15; write how many",
                "decimals: 0 | decimals: two | line 4: 'account_age': 'two' is no number from 0 to 15; write how many",
                "unit: days, decimals: 0 | unit: days | line 4: 'account_age': 'decimals' is missing, so nobody knows",
                "most: 100 | most: -2 | line 3: 'device_score': 'least' is -1.50 and 'most' is -2.00, so no number is"
                        + " between them; swap them, or widen one",
                "most: 100 | most: 1.001 | line 3: 'device_score': '1.001' is no number of at most 2 decimals between"
                        + " -90071992547409.92 and 90071992547409.92; write e.g. 100.00, or leave it out",
                "most: 100 | most: 1e400000000 | line 3: 'device_score': '1e400000000' is no number of at most 2",
                "most: 100 | most: NaN | line 3: 'device_score': 'NaN' is no number of at most 2 decimals",
                "most: 100 | most: 90071992547409.93 | line 3: 'device_score': '90071992547409.93' is no number of",
                "unit: points | unit: money | line 3: 'device_score': 'money' is no unit of a number; write e.g. days",
                "name: account_age | name: account/age | line 4: 'account/age': this is no name of a number; use",
                "undeclared_numbers: refuse | undeclared_numbers: refused | line 5: unknown undeclared_numbers"
                        + " 'refused'; did you mean 'refuse'?",
                "aggregate: mean, of: numbers.device_score | aggregate: mean, of: numbers.device_scor | line 8: 'mean':"
                        + " the number 'numbers.device_scor' is not declared; did you mean 'numbers.device_score'?, or",
                "transform: number, of: numbers.device_score | transform: number, of: numbers.age | line 7: 'score': the"
                        + " number 'numbers.age' is not declared; known are numbers.device_score, numbers.account_age",
                "aggregate: mean, of: numbers | aggregate: distinct, of: numbers | line 8: 'mean':"
                        + " 'numbers.device_score' is no text; use a text such as terminal",
                "aggregate: mean, of: numbers | aggregate: count, of: numbers | line 8: 'mean': 'count' is made of no"
                        + " field; remove 'of'",
                "transform: number | transform: code | line 7: 'score': 'numbers.device_score' is no text; use a text",
                "numbers.account_age >= | numbers.age >= | line 10: 'old': 'numbers.age' is not declared; known are",
                "account_age >= 365 | account_age >= 365.5 | line 10: 'old': 'numbers.account_age' has 0 decimals and"
                        + " is compared with 365.5; write as many decimals, or declare more below 'numbers:'",
                "account_age >= 365 | account_age in ('a') | line 10: 'old': 'numbers.account_age' cannot be compared"
                        + " with 'in'; use one of =, !=, <, <=, >, >=, is missing, is present",
                "account_age >= 365 | account_age is said | line 10: 'old': 'numbers.account_age' cannot be compared"
                        + " with 'is said'; use one of",
                "account_age >= 365 | account_age >= 'a' | line 10: 'old': 'a' stands where a number was expected;",
            })
    void whatIsWrongIsToldWithItsLineAndARemedy(String from, String to, String sentence) {
        assertThat(CATALOGUE).contains(from);
        String wrong = CATALOGUE.replaceFirst(Pattern.quote(from), to);
        assertThatThrownBy(() -> CatalogueReader.read(wrong))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aCatalogueThatDeclaresNoneSaysHowToDeclareOne() {
        assertThatThrownBy(() -> CatalogueReader.read(
                        "name: x\nfeatures:\n  - {name: a, transform: number, of: numbers.score}\n"))
                .hasMessageContaining(
                        "line 3: 'a': the number 'numbers.score' is not declared; declare it: 'numbers: [{name: score,"
                                + " decimals: 2}]'");
    }
}
