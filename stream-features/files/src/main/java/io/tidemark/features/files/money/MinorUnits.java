package io.tidemark.features.files.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decimal amounts as whole minor units. An amount within a millionth of a minor unit of a whole number of them is that
 * number: such decimals come of binary floating point, as in 57.160000000000004. Any other decimal beyond the
 * currency's is refused, or rounded by the rule that the mapping states.
 *
 * @param rule for what is no whole number; empty to refuse it
 */
public record MinorUnits(Optional<RoundingMode> rule) {

    /** The words of the mappings' {@code amount_rounding}. */
    public static final List<String> WORDS = List.of("half_up", "half_even", "half_down", "up", "down");

    /** Refuses what is no whole number. */
    public static final MinorUnits EXACT = new MinorUnits(Optional.empty());

    private static final BigDecimal NOISE = new BigDecimal("1e-6");

    /** A 64-bit number has at most as many digits, with room for the check to be made exactly. */
    private static final int MOST_DIGITS = 25;

    /** The rule that a word of {@link #WORDS} names. */
    public static MinorUnits rounding(String word) {
        return new MinorUnits(Optional.of(RoundingMode.valueOf(word.toUpperCase(Locale.ROOT))));
    }

    /**
     * The minor units of an amount.
     *
     * @param major in major units, exactly as written
     * @param perMajor minor units in a major one
     * @throws ArithmeticException with the reason, as the rest of a sentence, if there is no such whole number of 64
     *     bits
     */
    public long of(BigDecimal major, int perMajor) {
        BigDecimal minor = major.multiply(BigDecimal.valueOf(perMajor));
        if ((long) minor.precision() - minor.scale() > MOST_DIGITS) {
            throw new ArithmeticException("is larger than 64 bits of minor units can say");
        }
        try {
            return whole(minor).longValueExact();
        } catch (ArithmeticException e) {
            throw minor.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                    ? new ArithmeticException("is larger than 64 bits of minor units can say")
                    : e;
        }
    }

    private BigDecimal whole(BigDecimal minor) {
        if (minor.abs().compareTo(NOISE) <= 0) {
            // Also 1e-999999999, which no scale could be set of.
            return BigDecimal.ZERO;
        }
        BigDecimal nearest = minor.setScale(0, RoundingMode.HALF_EVEN);
        if (minor.subtract(nearest).abs().compareTo(NOISE) <= 0) {
            return nearest;
        }
        return minor.setScale(
                0,
                rule.orElseThrow(() -> new ArithmeticException(
                        "has more decimals than the currency; 'amount_rounding: half_up' in the mapping rounds it")));
    }
}
