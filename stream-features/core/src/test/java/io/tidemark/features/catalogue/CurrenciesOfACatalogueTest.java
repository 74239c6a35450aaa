package io.tidemark.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a catalogue says of the currencies of its features. */
class CurrenciesOfACatalogueTest {

    private static final String SUM = "entity: customer, aggregate: sum, window: 1h";
    private static final String COUNT = "entity: customer, aggregate: count, window: 1h";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR    | transform: amount                              |                                  | EUR",
                "single | transform: amount                              |                                  | single",
                "own    | transform: amount                              |                                  | own",
                "EUR    | transform: amount, currency: own               |                                  | own",
                "single | transform: log_amount, currency: USD           |                                  | USD",
                "EUR    | transform: code, of: currency                  |                                  | ''",
                "EUR    | " + SUM + "                                    | customer                         | EUR",
                "single | " + SUM + "                                    | customer                         | single",
                "own    | " + SUM + "                                    | own currency of customer         | own",
                "EUR    | " + SUM + ", currency: own                     | own currency of customer         | own",
                "''     | " + SUM + ", currency: own                     | own currency of customer         | own",
                "EUR    | " + SUM + ", currency: EUR                     | any currency of customer         | EUR",
                "single | " + SUM + ", currency: USD                     | any currency of customer         | USD",
                "own    | " + SUM + ", currency: USD                     | customer                         | USD",
                "''     | " + SUM + ", currency: USD                     | customer                         | USD",
                "own    | " + SUM + ", where: \"currency = 'USD'\"       | customer                         | USD",
                "EUR    | " + SUM + ", over: outcomes, currency: USD     | outcomes of any currency of customer | USD",
                "own    | " + SUM + ", over: outcomes, currency: USD     | outcomes of customer             | USD",
                "own    | " + COUNT + "                                  | customer                         | ''",
                "own    | " + COUNT + ", currency: own                   | own currency of customer         | own",
                "own    | " + COUNT + ", where: \"amount >= 1\"          | own currency of customer         | own",
                "EUR    | " + COUNT + ", where: \"amount >= 1\"          | customer                         | EUR",
                "EUR    | " + COUNT + ", currency: USD                   | customer                         | USD",
                "EUR    | " + COUNT + ", where: \"amount >= 1\", currency: USD | any currency of customer   | USD",
            })
    void aFeaturesAmountsAreInTheCurrencyThatItSaysOrElseTheCatalogue(
            String usual, String entry, String entity, String currency) {
        Catalogue catalogue = read(usual, entry);
        Feature feature = catalogue.features().get(0);
        assertThat(catalogue.currencyOf(feature)).isEqualTo(currency);
        assertThat(feature instanceof WindowFeature window ? window.entity() : null)
                .isEqualTo(entity);
    }

    @Test
    void anEntityInItsOwnCurrencyIsKnownByItsFieldsAndTheCurrency() {
        assertThat(Entities.fields("own currency of customer x terminal"))
                .extracting("name")
                .containsExactly("customer", "terminal", "currency");
        assertThat(Entities.fields("own currency of currency x device"))
                .extracting("name")
                .containsExactly("currency", "device");
        assertThat(Entities.fields("outcomes of any currency of customer x terminal"))
                .extracting("name")
                .containsExactly("customer", "terminal");
        assertThat(read("own", SUM).requirements().amount()).isTrue();
        assertThat(read("EUR", COUNT + ", currency: own").requirements().amount())
                .isTrue();
    }

    /** The same text, the same computation: what was written as a filter may be written as a currency. */
    @Test
    void inACatalogueThatNamesNoneACurrencyIsTheFilterOnIt() {
        assertThat(read("", SUM + ", currency: EUR").hash())
                .isEqualTo(read("", SUM + ", where: \"currency = 'EUR'\"").hash())
                .isNotEqualTo(read("EUR", SUM).hash())
                .isNotEqualTo(read("", SUM + ", currency: USD").hash());
    }

    @Test
    void whatIsComputedOfWhichCurrencyIsPartOfTheHash() {
        assertThat(read("own", SUM).hash())
                .isEqualTo(read("", SUM + ", currency: own").hash());
        assertThat(read("EUR", SUM).hash())
                .isNotEqualTo(read("EUR", SUM + ", currency: EUR").hash())
                .isNotEqualTo(read("EUR", SUM + ", currency: own").hash());
        assertThat(read("EUR", "transform: amount").hash())
                .isNotEqualTo(read("EUR", "transform: amount, currency: own").hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''  | " + SUM + " | amounts of several events would meet in whatever currencies they are",
                "euro | " + SUM + " | 'euro' is no ISO 4217 currency",
                "EUR | " + SUM + ", currency: euro | 'euro' is no ISO 4217 currency",
                "EUR | " + SUM + ", currency: single | 'single' is no ISO 4217 currency",
                "EUR | " + SUM + ", currency: XAU | 'XAU' is no ISO 4217 currency",
                "EUR | " + SUM + ", currency: USD, where: \"currency = 'EUR'\" | 'where' is about the currency, too",
                "EUR | " + SUM + ", currency: own, where: \"currency != 'EUR'\" | 'where' is about the currency, too",
                "EUR | " + SUM + ", where: \"currency = 'euros'\" | 'euros' is no ISO 4217 currency",
                "EUR | transform: hour, currency: EUR | 'hour' is made of no amount",
                "EUR | transform: code, of: currency, currency: own | 'code' is made of no amount",
                "own | " + SUM + ", over: outcomes | an outcome may be in another currency than the transaction",
                "EUR | " + COUNT + ", over: outcomes, currency: own | an outcome may be in another currency than the",
                "EUR | entity: customer, aggregate: share, where: \"channel = 'x'\", window: 1h, currency: EUR | of which whole",
            })
    void whatMixesCurrenciesWithoutSayingHowIsRefusedWithItsPlaceAndARemedy(String usual, String entry, String reason) {
        assertThatThrownBy(() -> read(usual, entry))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"own / EUR", "EUR / own", "amount / EUR", "amount / single"})
    void aRatioOfTheOwnCurrencyByAnotherIsRefused(String ratio) {
        String single = ratio.endsWith("single") ? "single" : "";
        assertThatThrownBy(() -> ratio(single, ratio))
                .hasMessageContaining("would compare amounts in")
                .hasMessageContaining("the transaction's own currency")
                .hasMessageContaining("write the same 'currency' in both entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"own / amount", "amount / own", "EUR / USD", "own / count", "count / EUR"})
    void aRatioOfTheSameCurrencyOrOfTwoThatAreNamedIsTaken(String ratio) {
        assertThat(ratio("", ratio).features()).hasSize(7);
    }

    @Test
    void aUsualValueInAnotherCurrencyIsRefused() {
        assertThatThrownBy(
                        () -> CatalogueReader.read(
                                """
                        name: t
                        currency: EUR
                        features:
                          - {name: amount, transform: amount, currency: own}
                          - {name: mean, entity: customer, aggregate: mean, window: 30d}
                        reasons:
                          - {code: AMOUNT, features: [amount], sentence: "{value}", usual: mean}
                        """))
                .hasMessageContaining(
                        "the usual value of 'amount' by 'mean' would compare amounts in the transaction's own"
                                + " currency with amounts in EUR");
    }

    /** Nobody has to write a catalogue anew whose customers begin to pay in a second currency. */
    @Test
    void aShippedCatalogueGoesOnInEveryCurrencyByOneWord() {
        String payments = CatalogueReader.shipped("payments").yaml();
        Catalogue own = CatalogueReader.read(payments.replace("\ncurrency: single\n", "\ncurrency: own\n"));
        assertThat(own.entities()).contains("own currency of customer", "own currency of terminal");
        assertThat(own.featureNames())
                .isEqualTo(CatalogueReader.shipped("payments").featureNames());
    }

    @Test
    void theCatalogueOfThePageIsOne() throws IOException {
        String page = Files.readString(Path.of("../../docs/use/features.md"));
        int begin = page.indexOf("name: two-currencies");
        Catalogue catalogue = CatalogueReader.read(page.substring(begin, page.indexOf("```", begin)));
        assertThat(catalogue.features().stream().map(catalogue::currencyOf))
                .containsExactly("own", "own", "", "EUR", "own", "own", "");
    }

    private static Catalogue ratio(String usual, String ratio) {
        String[] operands = ratio.split(" / ");
        String window = ", entity: customer, window: 1d}\n";
        return CatalogueReader.read("name: t\n" + (usual.isEmpty() ? "" : "currency: " + usual + "\n") + "features:\n"
                + "  - {name: amount, transform: amount, currency: own}\n"
                + "  - {name: own, aggregate: sum, currency: own" + window
                + "  - {name: EUR, aggregate: mean, currency: EUR" + window
                + "  - {name: USD, aggregate: mean, currency: USD" + window
                + "  - {name: count, aggregate: count" + window
                + "  - {name: single, aggregate: sum" + (usual.isEmpty() ? ", currency: JPY" : "") + window
                + "  - {name: r, ratio: " + operands[0] + ", to: " + operands[1] + "}\n");
    }

    private static Catalogue read(String usual, String entry) {
        return CatalogueReader.read("name: t\nzone: UTC\n" + (usual.isEmpty() ? "" : "currency: " + usual + "\n")
                + "dictionaries: {currency: [EUR, USD]}\nfeatures:\n  - {name: x, " + entry + "}\n");
    }
}
