package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefitTest {

    private static final Catalogue COUNTS = catalogue("single", "count");
    private static final Catalogue SUMS = catalogue("single", "sum");
    private static final Catalogue SUMS_IN_EUROS = catalogue("EUR", "sum");
    private static final Catalogue EUROS_APART = catalogue("single", "sum, where: \"currency = 'EUR'\"");

    private static final List<String> AGGREGATES = List.of("mean", "min", "max", "sum", "last", "standard_deviation");

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

    @Test
    void aFeatureOfAmountsAddedLaterSeesTheAmountsThatCameSince() {
        for (String aggregate : AGGREGATES) {
            Catalogue after = catalogue("single", aggregate.equals("last") ? "last, of: amount" : aggregate);
            EntityEngine fresh = new EntityEngine(after, "customer");
            EntityState since = fresh.newState();
            state = new EntityEngine(COUNTS, "customer").newState();
            answer(COUNTS, "a", 0, 700, "EUR");
            for (int i = 0; i < 3; i++) {
                answer(after, "b" + i, 1 + i, 1_000 + 300 * i, "EUR");
                double[] expected = new double[1];
                fresh.answer(since, Samples.transaction("b" + i, 1 + i, 1_000 + 300 * i, "EUR"), expected);
                assertThat(vector).as("%s at %s", aggregate, i).isEqualTo(expected);
            }
        }
    }

    /** Earlier rows say that there was a number, since a filter asked for it, but not which. */
    @Test
    void aFeatureOfANumberAddedLaterSeesTheNumbersThatCameSince() {
        Catalogue before = ofScores("");
        for (String aggregate : AGGREGATES) {
            Catalogue after = ofScores(
                    "  - {name: s, entity: customer, window: 1d, aggregate: " + aggregate + ", of: numbers.score}\n");
            EntityEngine fresh = new EntityEngine(after, "customer");
            EntityState since = fresh.newState();
            state = new EntityEngine(before, "customer").newState();
            new EntityEngine(before, "customer").answer(state, scored("a", 0, 700), new double[1]);
            new EntityEngine(before, "customer").answer(state, scored("b", 1, 900), new double[1]);
            for (int i = 0; i < 3; i++) {
                double[] refitted = new double[2];
                double[] expected = new double[2];
                new EntityEngine(after, "customer").answer(state, scored("c" + i, 2 + i, 1_000 + 300 * i), refitted);
                fresh.answer(since, scored("c" + i, 2 + i, 1_000 + 300 * i), expected);
                assertThat(refitted[1]).as("%s at %s", aggregate, i).isEqualTo(Double.valueOf(expected[1]));
                assertThat(refitted[0]).isEqualTo(3 + i);
                assertThat(partial(after, 2 + i)).isEqualTo(Map.of("s", 1L + i));
            }
        }
    }

    private static Catalogue ofScores(String more) {
        return CatalogueReader.read("name: x\ncurrency: EUR\nnumbers: [{name: score, decimals: 2}]\nfeatures:\n"
                + "  - {name: n, entity: customer, window: 1d, aggregate: count, where: numbers.score is present}\n"
                + more);
    }

    private static Transaction scored(String id, long millis, long hundredths) {
        return Numbers.with(Samples.transaction(id, millis), Map.of("score", new Decimal(hundredths, 2)));
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
