package io.tidemark.features.files.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as files write them: whole, with decimals or with an exponent. */
final class Decimals {

    /** No number of a time has as many digits before its point: nanoseconds since 1970 have nineteen. */
    private static final int MOST_DIGITS = 25;

    /** ASCII digits alone: the JDK takes those of any script. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

    private Decimals() {}

    /** The exact number; throws {@link NoTimeException}. */
    static BigDecimal of(String text) {
        if (text.length() > 60 || !NUMBER.matcher(text).matches()) {
            throw NoTimeException.unlike(null);
        }
        BigDecimal number = new BigDecimal(text);
        if (number.precision() - number.scale() > MOST_DIGITS) {
            throw NoTimeException.because("the number is out of range");
        }
        return number;
    }

    /**
     * Whole milliseconds, rounded down, where what lies less than the noise below one counts as it.
     *
     * @param noise in milliseconds; that of decimals which came of binary floating point
     */
    static long wholeMillis(BigDecimal millis, BigDecimal noise) {
        BigDecimal nearest = millis.setScale(0, RoundingMode.HALF_EVEN);
        boolean whole = millis.subtract(nearest).abs().compareTo(noise) <= 0;
        BigDecimal found = whole ? nearest : millis.setScale(0, RoundingMode.FLOOR);
        try {
            return found.longValueExact();
        } catch (ArithmeticException e) {
            throw NoTimeException.because("the number is out of range", e);
        }
    }
}
