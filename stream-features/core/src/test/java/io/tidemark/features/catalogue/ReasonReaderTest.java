package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.features.yaml.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonReaderTest {

    private static final String FEATURES =
            """
            name: x
            currency: EUR
            features:
              - {name: amount, transform: amount}
              - {name: mean, entity: customer, aggregate: mean, window: 30d}
              - {name: count, entity: customer, aggregate: count, window: 1d}
              - {name: usual_count, entity: customer, aggregate: count, window: 30d}
            """;

    @Test
    void reasonsAreReadAndChangeNoHash() {
        Catalogue catalogue = CatalogueReader.read(
                FEATURES
                        + """
                reasons:
                  - {code: UNUSUAL_AMOUNT, features: [amount], sentence: "The amount is {value}", usual: mean}
                  - {code: FREQUENCY, features: [count, usual_count], sentence: "In {window}: {value}", public: "It was fast"}
                """);
        assertThat(catalogue.reasons())
                .containsExactly(
                        new FeatureReason("UNUSUAL_AMOUNT", List.of("amount"), "The amount is {value}", "mean", ""),
                        new FeatureReason(
                                "FREQUENCY",
                                List.of("count", "usual_count"),
                                "In {window}: {value}",
                                "",
                                "It was fast"));
        assertThat(catalogue.hash()).isEqualTo(CatalogueReader.read(FEATURES).hash());
    }

    @Test
    void everyFeatureOfTheShippedCataloguesHasAReason() {
        for (String name : CatalogueReader.SHIPPED) {
            Catalogue catalogue = CatalogueReader.shipped(name);
            assertThat(catalogue.reasons().stream()
                            .flatMap(reason -> reason.features().stream())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(catalogue.featureNames());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {code: bad, features: [amount], sentence: "{value}"} | 'bad': this is no code
        {features: [amount], sentence: "{value}"} | 'code' is missing
        {code: A, features: [amont], sentence: "{value}"} | there is no feature 'amont'; did you mean 'amount'?
        {code: A, features: [], sentence: "{value}"} | it has no features
        {code: A, features: [amount], sentence: "no value"} | does not say the value
        {code: A, features: [amount]} | 'sentence' is missing
        {code: A, features: [amount], sentence: "{value} {usual}"} | '{usual}' stands for nothing
        {code: A, features: [amount], sentence: "{value} in {window}"} | 'amount' has no window
        {code: A, features: [amount], sentence: "{value}", usual: men} | there is no feature 'men'
        {code: A, features: [mean], sentence: "{value}", usual: amount} | 'amount' is no habit of anyone
        {code: A, features: [mean], sentence: "{value}", usual: mean} | is its own usual value
        {code: A, features: [count], sentence: "{value}", usual: mean} | 'mean' and 'count' do not count the same
        {code: A, features: [amount, amount], sentence: "{value}"} | 'amount' has a reason on line 9
        {code: A, features: [amount], sentence: "{value}", public: "It is {value}"} | holds a value or a number
        {code: A, features: [amount], sentence: "{value}", public: "Over 500 euros"} | say it in words alone
        {code: A, features: [amount], sentence: "{value}", public: "Two\\nlines"} | or several lines
        {code: A, features: [amount], sentence: "{value}", sentense: x} | unknown key 'sentense'
        """)
    void whatMakesNoSenseIsRefusedWithItsReason(String entry, String reason) {
        assertThat(problems(FEATURES + "reasons:\n  - " + entry))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.toString()).contains(reason);
                    assertThat(problem.line()).isEqualTo(9);
                });
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(
                        problems(
                                FEATURES
                                        + """
                        reasons:
                          - {code: bad, features: [amont], sentence: nothing, usual: men}
                          - {code: A, features: [count], sentence: "{value}"}
                          - {code: B, features: [count], sentence: "{x}{value}"}
                        """))
                .extracting(Problem::line)
                .containsExactly(9, 9, 9, 9, 11, 11);
    }

    private static List<Problem> problems(String yaml) {
        return catchThrowableOfType(InvalidCatalogueException.class, () -> CatalogueReader.read(yaml))
                .problems();
    }
}
