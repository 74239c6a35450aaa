package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefitTest {

    private static final Catalogue COUNTS = catalogue("single", "count");
    private static final Catalogue SUMS = catalogue("single", "sum");
    private static final Catalogue SUMS_IN_EUROS = catalogue("EUR", "sum");
    private static final Catalogue EUROS_APART = catalogue("single", "sum, where: \"currency = 'EUR'\"");

    private final double[] vector = new double[1];
    private EntityState state = new EntityEngine(COUNTS, "customer").newState();

    @Test
    void aFeatureOfAmountsAddedLaterStartsWithTheCurrencyOfTheNextEvent() {
        answer(COUNTS, "a", 0, 100, "EUR");
        answer(COUNTS, "b", 1, 100, "JPY");
        assertThat(answer(SUMS, "c", 2, 700, "EUR")).isEqualTo(Answer.IN_ORDER);
        assertThat(vector[0]).isEqualTo(7);
        assertThat(partial(SUMS, 2)).isEqualTo(Map.of("f", 1L));
        assertThat(answer(SUMS, "d", 3, 700, "JPY")).isEqualTo(Answer.IN_ORDER);
        assertThat(vector[0]).isNaN();
        answer(SUMS, "e", 4, 100, "EUR");
        assertThat(vector[0]).isEqualTo(8);
    }

    @Test
    void amountsThatAreAllInOneCurrencyStayWhenTheyAreAddedUpWhateverTheirCurrency() {
        answer(EUROS_APART, "a", 0, 100, "EUR");
        answer(EUROS_APART, "b", 1, 200, "EUR");
        assertThat(answer(SUMS, "c", 2, 400, "EUR")).isEqualTo(Answer.IN_ORDER);
        assertThat(vector[0]).isEqualTo(7);
        assertThat(partial(SUMS, 2)).isEmpty();
    }

    @Test
    void amountsInSeveralCurrenciesAreForgottenWhereACatalogueAddsThemUp() {
        answer(EUROS_APART, "a", 0, 100, "EUR");
        answer(EUROS_APART, "b", 1, 200, "JPY");
        answer(SUMS, "c", 2, 400, "EUR");
        assertThat(vector[0]).isEqualTo(4);
        assertThat(partial(SUMS, 2)).isEqualTo(Map.of("f", 1L));
    }

    @Test
    void amountsInAnotherCurrencyThanTheNewCatalogueNamesAreForgotten() {
        answer(SUMS, "a", 0, 100, "USD");
        answer(SUMS_IN_EUROS, "b", 1, 400, "EUR");
        assertThat(vector[0]).isEqualTo(4);
        assertThat(partial(SUMS_IN_EUROS, 1)).isEqualTo(Map.of("f", 1L));
        answer(SUMS, "c", 2, 100, "EUR");
        assertThat(vector[0]).isEqualTo(5);
    }

    /** Whether the oldest chunk has just expired or not. */
    @Test
    void aChangeOfTheCatalogueLeavesNoBlockBehind() {
        for (int events = 1_000; events < 1_140; events++) {
            RecordingBlocks blocks = new RecordingBlocks(true);
            state = new EntityState(new EntityEngine(COUNTS, "customer").newHead(), blocks);
            for (int i = 0; i < events; i++) {
                answer(COUNTS, "a" + i, i * 300_000L, 100, "EUR");
            }
            answer(SUMS, "b", events * 300_000L, 100, "EUR");
            answer(SUMS, "after a quiet year", 365 * 86_400_000L, 100, "EUR");
            assertThat(blocks.size()).as("after %s events", events).isZero();
        }
    }

    private Answer answer(Catalogue catalogue, String id, long millis, long amount, String currency) {
        return new EntityEngine(catalogue, "customer")
                .answer(state, Samples.transaction(id, millis, amount, currency), vector);
    }

    private Map<String, Long> partial(Catalogue catalogue, long millis) {
        return new EntityEngine(catalogue, "customer")
                .partialHistory(state.head(), Samples.BEGIN.toEpochMilli() + millis);
    }

    private static Catalogue catalogue(String currency, String aggregate) {
        return CatalogueReader.read("name: x\ncurrency: " + currency
                + "\nfeatures:\n  - {name: f, entity: customer, window: 1d, aggregate: " + aggregate + "}\n");
    }
}
