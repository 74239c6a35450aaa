package io.tidemark.scoring.model.reasons;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes values for people, in English and in the same characters everywhere.
 *
 * @param currency ISO 4217 code of amounts; empty if it is not known
 */
record ValueText(Optional<String> currency) {

    private static final int USUAL_DIGITS = 2;
    private static final int SECONDS_A_MINUTE = 60;
    private static final int SECONDS_AN_HOUR = 3_600;
    private static final int SECONDS_A_DAY = 86_400;

    String of(double value, ValueUnit unit, List<String> categories) {
        if (Double.isNaN(value)) {
            return "not known";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "minus infinity";
        }
        return switch (unit) {
            case MONEY -> money(value);
            case SECONDS -> seconds(value);
            case SPEED -> rounded(value, 0) + " km/h";
            case HOUR -> String.format(Locale.ROOT, "%02d:00", Math.round(value));
            case COUNT -> rounded(value, 1);
            case SHARE -> rounded(value * 100, 1) + " %";
            case TIMES -> rounded(value, 1) + "x";
            case YES_NO -> value == 0 ? "no" : "yes";
            case CATEGORY -> category(value, categories);
            case NUMBER -> number(value);
        };
    }

    private String money(double value) {
        Optional<Currency> known = currency.flatMap(ValueText::known);
        // Funds and metals have no minor unit: they count in whole ones.
        int digits =
                known.map(one -> Math.max(0, one.getDefaultFractionDigits())).orElse(USUAL_DIGITS);
        String amount =
                new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
        return known.map(one -> amount + " " + one.getCurrencyCode()).orElse(amount);
    }

    private static Optional<Currency> known(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The two largest units, the smaller one if it is not 0. */
    private static String seconds(double value) {
        double length = Math.abs(value);
        String sign = value < 0 ? "-" : "";
        if (length < SECONDS_A_MINUTE) {
            return sign + rounded(length, 1) + " s";
        }
        long whole = Math.round(length);
        if (whole < SECONDS_AN_HOUR) {
            return sign + two(whole / SECONDS_A_MINUTE, "min", whole % SECONDS_A_MINUTE, "s");
        }
        if (whole < SECONDS_A_DAY) {
            return sign + two(whole / SECONDS_AN_HOUR, "h", whole % SECONDS_AN_HOUR / SECONDS_A_MINUTE, "min");
        }
        return sign + two(whole / SECONDS_A_DAY, "d", whole % SECONDS_A_DAY / SECONDS_AN_HOUR, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    private static String category(double value, List<String> categories) {
        int place = (int) value;
        if (place == value && place >= 1 && place <= categories.size()) {
            return "'" + categories.get(place - 1) + "'";
        }
        return value == -1 ? "unknown" : "category " + number(value);
    }

    private static String number(double value) {
        if (value == Math.rint(value)) {
            return rounded(value, 0);
        }
        return Math.abs(value) >= 1
                ? rounded(value, 2)
                : plain(new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_UP)));
    }

    private static String rounded(double value, int digits) {
        return plain(new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
