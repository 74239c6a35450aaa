package io.tidemark.features.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Decimals;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversionTest {

    private static final Conversion TO_EUROS = new Conversion(Set.of("EUR"));

    private static Transaction of(long minorUnits, String currency, Map<String, Decimal> numbers) {
        return Transaction.newBuilder()
                .setTransactionId("t")
                .setCustomerId("c")
                .setTerminalId("m")
                .setEventTime(Instant.EPOCH)
                .setAmount(new Money(minorUnits, currency))
                .setNumbers(numbers)
                .build();
    }

    private static RateTables rates(String code, long unscaled, int scale) {
        return RateTables.of(java.util.List.of(RateTable.newBuilder()
                .setCurrency("EUR")
                .setFrom(Instant.EPOCH)
                .setRates(Map.of(code, new Decimal(unscaled, scale)))
                .setPutAt(Instant.EPOCH)
                .build()));
    }

    private static Decimal euros(long minorUnits, String currency, long unscaled, int scale) {
        return TO_EUROS.converted(of(minorUnits, currency, Map.of()), rates(currency, unscaled, scale))
                .getNumbers()
                .get("converted.EUR");
    }

    @Test
    void anAmountIsRoundedOnceToWholeMinorUnitsAndHalvesToTheEvenOne() {
        assertThat(euros(1000, "USD", 9214, 4)).isEqualTo(new Decimal(921L, 2));
        assertThat(euros(1, "USD", 5, 1)).as("0.5 cents").isEqualTo(new Decimal(0L, 2));
        assertThat(euros(3, "USD", 5, 1)).as("1.5 cents").isEqualTo(new Decimal(2L, 2));
        assertThat(euros(5, "USD", 5, 1)).as("2.5 cents").isEqualTo(new Decimal(2L, 2));
        assertThat(euros(100, "JPY", 61, 4)).as("a hundred whole yen").isEqualTo(new Decimal(61L, 2));
        assertThat(euros(12345, "KWD", 3, 0)).as("12.345 dinars").isEqualTo(new Decimal(3704L, 2));
    }

    @Test
    void theWantedCurrencyNeedsNoRate() {
        assertThat(TO_EUROS.converted(of(1999, "EUR", Map.of()), RateTables.NONE)
                        .getNumbers())
                .isEqualTo(Map.of("converted.EUR", new Decimal(1999L, 2)));
    }

    @Test
    void whereThereIsNoRateNothingIsGuessed() {
        Transaction said = of(1999, "GBP", Map.of());
        Transaction converted = TO_EUROS.converted(said, rates("USD", 9, 1));

        assertThat(converted).isEqualTo(said);
        assertThat(TO_EUROS.lacksARate(converted)).isTrue();
        assertThat(TO_EUROS.lacksARate(TO_EUROS.converted(of(1999, "USD", Map.of()), rates("USD", 9, 1))))
                .isFalse();
    }

    @Test
    void anAmountBeyondWhatCanBeCalculatedWithHasNone() {
        assertThat(euros(Decimals.LARGEST, "USD", 1, 0)).isEqualTo(new Decimal(Decimals.LARGEST, 2));
        assertThat(euros(Decimals.LARGEST, "USD", 11, 1)).isNull();
    }

    @Test
    void whatASenderSaysUnderSuchANameGoes() {
        Map<String, Decimal> forged = Map.of("converted.EUR", new Decimal(1L, 0), "score", new Decimal(7L, 0));

        Transaction converted = TO_EUROS.converted(of(1999, "GBP", forged), RateTables.NONE);

        assertThat(converted.getNumbers()).isEqualTo(Map.of("score", new Decimal(7L, 0)));
        assertThat(new Conversion(Set.of())
                        .converted(of(1999, "GBP", forged), RateTables.NONE)
                        .getNumbers())
                .as("where no feature asks for any, a number is a number")
                .isEqualTo(forged);
    }
}
