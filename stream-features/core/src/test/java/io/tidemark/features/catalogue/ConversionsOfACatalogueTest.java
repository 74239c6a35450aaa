package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConversionsOfACatalogueTest {

    private static Catalogue read(String... entries) {
        return CatalogueReader.read("name: t\ncurrency: own\nfeatures:\n  - " + String.join("\n  - ", entries) + "\n");
    }

    @Test
    void aFeatureMayAskForTheAmountInAnotherCurrencyWhereverANumberMayStand() {
        Catalogue catalogue = read(
                "{name: euros, transform: number, of: converted.EUR}",
                "{name: yens, entity: customer, aggregate: sum, of: converted.JPY, window: 1d}",
                "{name: large, entity: customer, aggregate: count, where: 'converted.KWD >= 1.125', window: 1d}",
                "{name: share, ratio: euros, to: most}",
                "{name: most, entity: customer, aggregate: max, of: converted.EUR, window: 1d}");

        assertThat(catalogue.conversions()).containsExactly("EUR", "JPY", "KWD");
        assertThat(catalogue.requirements().amount()).isTrue();
        assertThat(catalogue.requirements().terminal()).isFalse();
        assertThat(catalogue.features().get(0).unit()).isEqualTo("EUR");
        assertThat(read("{name: amount, transform: amount}").conversions()).isEmpty();
    }

    @Test
    void theCurrencyIsPartOfTheHash() {
        assertThat(read("{name: a, transform: number, of: converted.EUR}").hash())
                .isNotEqualTo(
                        read("{name: a, transform: number, of: converted.USD}").hash());
    }

    @Test
    void whatCannotBeMeantIsRefusedWithARemedy() {
        assertThatThrownBy(() -> read("{name: a, transform: number, of: converted.EURO}"))
                .hasMessageContaining("line 4: 'a': 'converted.EURO' names no currency; write 'converted.'");
        assertThatThrownBy(() ->
                        read("{name: a, entity: customer, aggregate: count, where: 'converted.Q > 1', window: 1d}"))
                .hasMessageContaining("'converted.Q' is no currency; write 'converted.'");
        assertThatThrownBy(() -> read(
                        "{name: a, entity: customer, aggregate: count, where: 'converted.EUR > 1.005', window: 1d}"))
                .hasMessageContaining("'converted.EUR' has 2 decimals and is compared with 1.005");
        assertThatThrownBy(
                        () -> read("{name: a, entity: customer, aggregate: distinct, of: converted.EUR, window: 1d}"))
                .hasMessageContaining("'converted.EUR' is no text");
        assertThatThrownBy(
                        () -> CatalogueReader.read(
                                """
                        name: t
                        numbers:
                          - {name: converted.EUR, decimals: 2}
                        features:
                          - {name: a, transform: number, of: converted.EUR}
                        """))
                .hasMessageContaining("has a name of converted amounts");
    }

    @Test
    void aConvertedAmountIsNotComparedWithOneInTheTransactionsOwnCurrency() {
        assertThatThrownBy(() -> read(
                        "{name: amount, transform: amount}",
                        "{name: mean, entity: customer, aggregate: mean, of: converted.EUR, window: 1d}",
                        "{name: share, ratio: amount, to: mean}"))
                .hasMessageContaining("would compare amounts in the transaction's own currency with amounts in EUR");
    }
}
