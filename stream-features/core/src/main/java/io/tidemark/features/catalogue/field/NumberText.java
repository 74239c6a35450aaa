package io.tidemark.features.catalogue.field;

import java.util.regex.Pattern;

/** Numbers in texts of transactions: decimal, with a point, perhaps with an exponent, in ASCII digits. */
public final class NumberText {

    /** Narrower than the JDK, which takes {@code 1f}, {@code 0x1p3} and {@code Infinity} as well. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private NumberText() {}

    /** NaN, which is missing, for no text, for a text that is no number, and for one beyond what a double holds. */
    public static double value(String text) {
        if (text == null) {
            return Double.NaN;
        }
        String number = text.strip();
        if (!NUMBER.matcher(number).matches()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(number);
        return Double.isInfinite(value) ? Double.NaN : value;
    }
}
