package io.tidemark.features.files.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinorUnitsTest {

    @ParameterizedTest
    @CsvSource({
        "57.160000000000004, 100, 5716",
        "4.3700000000001005, 100, 437",
        "0.30000000000000004, 100, 30",
        "-57.160000000000004, 100, -5716",
        "1.2E+2, 100, 12000",
        "1.2e+2, 1, 120",
        "1234.0, 1, 1234",
        "1.234, 1000, 1234",
        "1.2340000000000002, 1000, 1234",
        "4.440892098500626e-16, 100, 0",
        "1e-999999999, 100, 0",
        "10.00000001, 100, 1000",
    })
    void noiseOfBinaryFloatingPointIsNone(String text, int perMajor, long expected) {
        assertThat(MinorUnits.EXACT.of(new BigDecimal(text), perMajor)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.999, 100", "10.0000001, 100", "0.5, 1", "1.2345, 1000", "0.001, 100"})
    void anythingElseIsRefusedWithTheRemedy(String text, int perMajor) {
        assertThatThrownBy(() -> MinorUnits.EXACT.of(new BigDecimal(text), perMajor))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("has more decimals than the currency; 'amount_rounding: half_up' in the mapping rounds it");
    }

    @ParameterizedTest
    @CsvSource({"1e99", "1e999999999", "92233720368547758.08", "-92233720368547758.09"})
    void whatDoesNotFitIsRefusedBySize(String text) {
        assertThatThrownBy(() -> MinorUnits.rounding("half_up").of(new BigDecimal(text), 100))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("64 bits");
    }

    @Test
    void theLargestAndTheSmallestAreRead() {
        assertThat(MinorUnits.EXACT.of(new BigDecimal("92233720368547758.07"), 100))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(MinorUnits.EXACT.of(new BigDecimal("-92233720368547758.08"), 100))
                .isEqualTo(Long.MIN_VALUE);
    }

    /** By integers alone: quotient and remainder of a millionth of a millionth of a minor unit. */
    @Property(tries = 2_000)
    void theRulesRoundAsBigDecimalDoesAwayFromTheNoise(
            @ForAll("words") String word,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long digits,
            @ForAll @IntRange(max = 12) int scale) {
        BigDecimal major = BigDecimal.valueOf(digits, scale);
        BigDecimal minor = major.movePointRight(2);
        BigInteger[] parts = minor.movePointRight(12).toBigInteger().divideAndRemainder(BigInteger.TEN.pow(12));
        BigInteger rest = parts[1].abs();
        BigInteger noise = BigInteger.TEN.pow(6);
        long expected;
        if (rest.compareTo(noise) <= 0) {
            expected = parts[0].longValueExact();
        } else if (BigInteger.TEN.pow(12).subtract(rest).compareTo(noise) <= 0) {
            expected = parts[0].longValueExact() + minor.signum();
        } else {
            expected = minor.setScale(0, RoundingMode.valueOf(word.toUpperCase(Locale.ROOT)))
                    .longValueExact();
        }
        assertThat(MinorUnits.rounding(word).of(major, 100)).isEqualTo(expected);
    }

    /** Whatever sums of cents come of doubles, as data frames make them, they are the cents. */
    @Property(tries = 2_000)
    void sumsInDoublesAreTheirCents(
            @ForAll @LongRange(max = 10_000_000) long a, @ForAll @LongRange(max = 10_000_000) long b) {
        String text = Double.toString(a / 100.0 + b / 100.0);
        assertThat(MinorUnits.EXACT.of(new BigDecimal(text), 100)).isEqualTo(a + b);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(MinorUnits.WORDS);
    }
}
