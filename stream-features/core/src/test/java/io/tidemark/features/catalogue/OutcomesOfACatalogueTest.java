package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.nouns.Nouns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesOfACatalogueTest {

    private static final String DECLINES =
            "{name: declines, entity: customer, aggregate: count, over: outcomes, where: \"kind = 'declined'\", window: 1h}";

    @Test
    void aFeatureOverOutcomesHasAHistoryOfItsOwn() {
        Catalogue catalogue = read(DECLINES);
        assertThat(catalogue.entities()).containsExactly("customer", "outcomes of customer");
        assertThat(catalogue.stages()).containsExactly("outcomes of customer", "customer");
        assertThat(catalogue.outcomeEntities()).containsExactly("outcomes of customer");
        assertThat(catalogue.needsOutcomes()).isTrue();
        assertThat(catalogue.labelledEntities()).isEmpty();
        assertThat(catalogue.windows("customer")).isEmpty();
        assertThat(catalogue.features().get(0).meaning(Nouns.USUAL)).isEqualTo("number of events, over outcomes");
    }

    @Test
    void entitiesOfOutcomesAreLastSoThatTheOthersKeepTheirPlaces() {
        String visits = "{name: visits, entity: terminal, aggregate: count, window: 1h}";
        assertThat(read(DECLINES + "\n  - " + visits).entities())
                .containsExactly("customer", "terminal", "outcomes of customer");
    }

    @Test
    void whatItIsOverIsPartOfTheHashAndTransactionsAreTheRule() {
        String plain = "{name: declines, entity: customer, aggregate: count, itself: excluded, window: 1h}";
        String said = plain.replace("window", "over: transactions, window");
        assertThat(read(said).hash()).isEqualTo(read(plain).hash());
        assertThat(read(said).needsOutcomes()).isFalse();
        assertThat(read(DECLINES).hash()).isNotEqualTo(read(plain).hash());
    }

    @Test
    void anAmountOfOutcomesAsksNoTransactionForOne() {
        Catalogue catalogue = read("{name: refunds, entity: customer, aggregate: sum, over: outcomes, window: 1d}");
        assertThat(catalogue.requirements().amount()).isFalse();
        assertThat(catalogue.requirements().terminal()).isFalse();
        assertThat(read(DECLINES.replace("customer", "terminal")).requirements().terminal())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entity: customer, aggregate: count, over: outcome | unknown over 'outcome'",
                "entity: customer, aggregate: count, over: outcomes, where: \"kind = 'declind'\" | 'declind' is no kind of outcome",
                "entity: customer, aggregate: count, over: outcomes, where: \"channel = 'online'\" | an outcome has no field 'channel'",
                "entity: customer, aggregate: count, where: \"kind = 'declined'\" | unknown field 'kind'",
                "entity: customer, aggregate: fraud_rate, over: outcomes | 'fraud_rate' cannot be made of outcomes",
                "entity: customer, aggregate: velocity, over: outcomes | 'velocity' cannot be made of outcomes",
                "entity: customer, aggregate: most_frequent, over: outcomes, of: code | 'most_frequent' cannot be made of outcomes",
                "entity: customer, aggregate: distinct, over: outcomes, of: terminal | cannot be made of 'terminal'",
                "entity: customer, aggregate: distinct, over: outcomes | 'of' is missing",
                "entity: customer, aggregate: sum, over: outcomes, of: numbers.x | cannot be made of 'numbers.x'",
                "entity: customer, aggregate: count, over: outcomes, itself: excluded | never holds the transaction itself",
            })
    void whatMakesNoSenseIsRefusedByItsName(String entry, String reason) {
        assertThatThrownBy(() -> read("{name: x, " + entry + ", window: 1h}"))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining(reason.strip());
    }

    @Test
    void amountsOfOutcomesNeedACurrencyAsAmountsDo() {
        assertThatThrownBy(
                        () -> CatalogueReader.read(
                                "name: t\nfeatures:\n  - {name: x, entity: customer, aggregate: sum, over: outcomes, window: 1h}\n"))
                .hasMessageContaining("currency");
    }

    private static Catalogue read(String feature) {
        return CatalogueReader.read("name: t\ncurrency: EUR\nfeatures:\n  - " + feature + "\n");
    }
}
