package io.tidemark.features.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.features.yaml.Problem;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.RateTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RatesReaderTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private static final String TWO =
            """
            currency: EUR
            tables:
              - {from: 2026-11-30, rates: {USD: 0.9214, JPY: 0.0061}}
              - {from: "2026-12-01T12:30:00Z", rates: {USD: 0.9, JPY: 0.006}}
            """;

    private static final String THIRD = "  - {from: 2026-12-02, rates: {USD: 0.91, JPY: 0.006}}\n";

    private static List<RateTable> read(String yaml) {
        return RatesReader.read(yaml, "the rates", RateTables.NONE, NOW);
    }

    @Test
    void aFileSaysFromWhenOnWhatEachCurrencyIsWorthExactly() {
        RateTables tables = RateTables.of(read(TWO));

        assertThat(tables.rate("USD", "EUR", Instant.parse("2026-11-29T23:59:59.999Z")))
                .as("before the first table")
                .isEmpty();
        assertThat(tables.rate("USD", "EUR", Instant.parse("2026-11-30T00:00:00Z")))
                .contains(new Decimal(9214L, 4));
        assertThat(tables.rate("USD", "EUR", Instant.parse("2026-12-01T12:29:59.999Z")))
                .contains(new Decimal(9214L, 4));
        assertThat(tables.rate("USD", "EUR", Instant.parse("2026-12-01T12:30:00Z")))
                .contains(new Decimal(9L, 1));
        assertThat(tables.rate("GBP", "EUR", NOW)).as("nobody says it").isEmpty();
        assertThat(tables.rate("EUR", "USD", NOW)).as("not the other way round").isEmpty();
    }

    @Test
    void aCurrencyThatHasNoRateAnyMoreIsNamed() {
        RateTables tables = RateTables.of(
                read(
                        """
                currency: EUR
                tables:
                  - {from: 2026-11-29, rates: {USD: 0.92, JPY: 0.0061}}
                  - {from: 2026-11-30, rates: {USD: 0.93}, ended: [JPY]}
                """));

        assertThat(tables.rate("JPY", "EUR", NOW)).isEmpty();
        assertThat(tables.rate("JPY", "EUR", Instant.parse("2026-11-29T10:00:00Z")))
                .isPresent();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("- {from: 2026-11-30, rates: {USD: 0}}", "has a rate for 'USD' of 0", "a rate is more than 0"),
                fault("- {from: 2026-11-30, rates: {USD: -1.5}}", "of -1.5", "a rate is more than 0"),
                fault("- {from: 2026-11-30, rates: {USD: 1e3}}", "'1e3' is no rate for USD", "e.g. 0.9214"),
                fault("- {from: 2026-11-30, rates: {USD: 0.1234567890123456}}", "is no rate", "15 decimals"),
                fault("- {from: 2026-11-30, rates: {XXQ: 2}}", "'XXQ', which is no ISO 4217", "such as USD"),
                fault("- {from: 2026-11-30, rates: {EUR: 1}}", "'EUR', which is worth itself", "take it out"),
                fault("- {from: 2026-11-30}", "has no rates", "write one for each currency"),
                fault("- {from: yesterday, rates: {USD: 1}}", "'yesterday' is no moment", "such as 2026-12-01"),
                fault("- {rates: {USD: 1}}", "'from' is missing", "write when it begins"),
                fault("- {from: 2027-02-01, rates: {USD: 1}}", "is from the future", "check the year"),
                fault(
                        "- {from: 2026-11-30, rates: {USD: 1}}\n  - {from: 2026-11-30, rates: {USD: 1.1}}",
                        "is there twice",
                        "from a later moment"),
                fault(
                        "- {from: 2026-11-30, rates: {USD: 1}}\n  - {from: 2026-11-29, rates: {USD: 1.1}}",
                        "is not in order, since the newest one is from 2026-11-30",
                        "from a later moment"),
                fault(
                        "- {from: 2026-11-29, rates: {USD: 1, JPY: 1}}\n  - {from: 2026-11-30, rates: {USD: 1.1}}",
                        "has a gap: no rate for JPY, and the one from 2026-11-29",
                        "'ended: [JPY]'"));
    }

    private static Arguments fault(String tables, String reason, String suggestion) {
        return Arguments.of("currency: EUR\ntables:\n  " + tables + "\n", reason, suggestion);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void whatIsWrongIsToldWithItsLineAndWhatToTry(String yaml, String reason, String suggestion) {
        var refused = catchThrowableOfType(InvalidRatesException.class, () -> read(yaml));

        assertThat(refused).isNotNull();
        assertThat(refused.problems()).hasSize(1);
        Problem problem = refused.problems().get(0);
        assertThat(problem.reason()).contains(reason);
        assertThat(problem.suggestion()).contains(suggestion);
        assertThat(problem.line()).isEqualTo(yaml.strip().split("\n").length);
    }

    @Test
    void tablesThatAreKnownAlreadyAreLeftOutAndOthersComeBehindThem() {
        RateTables before = RateTables.of(read(TWO));

        assertThat(RatesReader.read(TWO, "the rates", before, NOW)).isEmpty();
        assertThat(RatesReader.read(TWO + THIRD, "the rates", before, NOW)).hasSize(1);
        var refused = catchThrowableOfType(
                InvalidRatesException.class,
                () -> RatesReader.read(TWO.replace("0.9214", "0.92"), "the rates", before, NOW));
        assertThat(refused).hasMessageContaining("is not in order");
    }

    @Test
    void aTableOfAnotherCurrencyHasAnOrderOfItsOwn() {
        GrowingRates growing = new GrowingRates();
        read(TWO).forEach(growing::add);
        growing.add(RateTable.newBuilder()
                .setCurrency("USD")
                .setFrom(Instant.EPOCH)
                .setRates(Map.of("EUR", new Decimal(11L, 1)))
                .setPutAt(NOW)
                .build());
        RateTables both = growing.tables();

        assertThat(both.rate("EUR", "USD", NOW)).contains(new Decimal(11L, 1));
        assertThat(both.rate("USD", "EUR", NOW)).contains(new Decimal(9214L, 4));
    }
}
