package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({"single, own", "EUR, own", "single, ''", "EUR, ''", "EUR, USD"})
    void whatWasRefusedForItsCurrencyIsMissingHistoryToACatalogueThatWouldHaveTakenIt(String before, String now) {
        state = new EntityState(state.head(), new RecordingBlocks(true));
        double[] values = new double[2];
        Catalogue then = dollars(before, "{name: all, entity: customer, window: 1d, aggregate: sum}");
        Catalogue after =
                dollars(now, "{name: f, entity: customer, window: 1d, aggregate: sum, where: " + DOLLARS + "}");
        answer(then, "a", 0, 100, "EUR", values);
        answer(then, "b", 1, 200, "USD", values);
        assertThat(values[0]).isZero();
        state = Travel.WRITTEN.of(state);
        answer(after, "c", 5, 400, "USD", values);
        assertThat(values).containsExactly(1, 4);
        assertThat(partial(after, 5)).isEqualTo(Map.of("large", 4L, "f", 4L));
        answer(after, "d", 86_400_001, 100, "USD", values);
        assertThat(values).containsExactly(2, 5);
        assertThat(partial(after, 86_400_001)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "EUR"})
    void whatIsRefusedNowAsBeforeIsMissingToNobody(String currency) {
        double[] values = new double[3];
        String sum = "{name: f, entity: customer, window: 1d, aggregate: sum}";
        Catalogue then = dollars(currency, sum);
        Catalogue after = dollars(currency, sum, "{name: n, entity: customer, window: 1d, aggregate: count}");
        answer(then, "a", 0, 100, "EUR", values);
        answer(then, "b", 1, 200, "USD", values);
        answer(after, "c", 2, 400, "EUR", values);
        assertThat(values).containsExactly(0, 5, 3);
        assertThat(partial(after, 2)).isEmpty();
    }

    /** Under a catalogue in euros dollars are no amount, so they are at least nothing. */
    @Test
    void aFilterOnAmountsBeginsAnewWhereTheyAreOfNoUseAnyMore() {
        double[] values = new double[2];
        Catalogue then = dollars("", "{name: f, entity: customer, window: 1d, aggregate: sum, where: " + DOLLARS + "}");
        Catalogue after = dollars("EUR", "{name: f, entity: customer, window: 1d, aggregate: sum}");
        answer(then, "a", 0, 200, "USD", values);
        answer(after, "b", 1, 300, "USD", values);
        assertThat(partial(after, 1)).isEqualTo(Map.of("large", 1L, "f", 1L));
    }

    private static final String DOLLARS = "\"currency = 'USD'\"";

    private static Catalogue dollars(String currency, String... more) {
        return CatalogueReader.read("name: x\n" + (currency.isEmpty() ? "" : "currency: " + currency + "\n")
                + "features:\n  - {name: large, entity: customer, window: 1d, aggregate: count,"
                + " where: \"currency = 'USD' and amount >= 1\"}\n  - " + String.join("\n  - ", more) + "\n");
    }

    private void answer(Catalogue catalogue, String id, long millis, long amount, String currency, double[] values) {
        new EntityEngine(catalogue, "customer")
                .answer(state, Samples.transaction(id, millis, amount, currency), values);
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
