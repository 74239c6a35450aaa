package io.tidemark.scoring.model.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

    private static final ValueText EURO = new ValueText(Optional.of("EUR"));

    @ParameterizedTest
    @CsvSource({
        "523.1,      MONEY,   523.10 EUR",
        "0.005,      MONEY,   0.01 EUR",
        "1e15,       MONEY,   1000000000000000.00 EUR",
        "0,          SECONDS, 0 s",
        "12.34,      SECONDS, 12.3 s",
        "60,         SECONDS, 1 min",
        "200,        SECONDS, 3 min 20 s",
        "7500,       SECONDS, 2 h 5 min",
        "3599.9,     SECONDS, 1 h",
        "273600,     SECONDS, 3 d 4 h",
        "-5,         SECONDS, -5 s",
        "839.6,      SPEED,   840 km/h",
        "7,          HOUR,    07:00",
        "5,          COUNT,   5",
        "1.25,       COUNT,   1.3",
        "0.0349,     SHARE,   3.5 %",
        "1,          SHARE,   100 %",
        "-0.0,       SHARE,   0 %",
        "9.685,      TIMES,   9.7x",
        "1,          YES_NO,  yes",
        "0,          YES_NO,  no",
        "2,          CATEGORY, chip",
        "-1,         CATEGORY, unknown",
        "3,          CATEGORY, category 3",
        "1.5,        CATEGORY, category 1.5",
        "0.00012345, NUMBER,  0.00012",
        "3.14159,    NUMBER,  3.14",
        "40000,      NUMBER,  40000",
        "NaN,        MONEY,   not known",
        "Infinity,   COUNT,   infinity",
        "-Infinity,  COUNT,   minus infinity",
    })
    void valuesAreWrittenWithTheirUnits(double value, ValueUnit unit, String text) {
        // CsvSource takes single quotes for its own.
        assertThat(EURO.of(value, unit, List.of("online", "chip")).replace("'", ""))
                .isEqualTo(text);
    }

    @Test
    void moneyHasTheDigitsOfItsCurrency() {
        assertThat(money(1500, "JPY")).isEqualTo("1500 JPY");
        assertThat(money(1.5, "KWD")).isEqualTo("1.500 KWD");
        assertThat(money(3, "XAU")).isEqualTo("3 XAU");
        assertThat(money(3, "no currency")).isEqualTo("3.00");
        assertThat(new ValueText(Optional.empty()).of(3, ValueUnit.MONEY, List.of()))
                .isEqualTo("3.00");
    }

    private static String money(double value, String currency) {
        return new ValueText(Optional.of(currency)).of(value, ValueUnit.MONEY, List.of());
    }
}
