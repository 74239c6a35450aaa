package io.tidemark.features.files.numbers;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a table writes numbers.
 *
 * @param decimal sign before the fraction: a point or a comma
 * @param thousands sign between groups of three digits; empty if there is none
 * @param signs of currencies and the like that stand before or behind a number, such as {@code $} or {@code EUR}
 */
public record NumberForm(char decimal, String thousands, List<String> signs) {

    /** As programs write them: 1234.5. */
    public static final NumberForm PLAIN = new NumberForm('.', "", List.of());

    private static final String NO_NUMBER = "no number";

    private static final String DIGITS = "(?:[0-9]*[.,]?[0-9]+(?:[eE][-+]?[0-9]+)?"
            // Blanks that do not break a line part groups, too.
            + "|[0-9]{1,3}(?<group>[.,'\u2019 \u00a0\u202f])[0-9]{3}(?:\\k<group>[0-9]{3})*(?:[.,][0-9]*)?)";

    /** Letters of other kinds before digits are an id. */
    private static final String SIGN =
            "(?:[A-Z]{0,2}\\p{Sc}|EUR|USD|GBP|CHF|JPY|CNY|INR|BRL|SEK|NOK|DKK|PLN|CZK|HUF|TRY|AUD|CAD|Fr\\.)";

    private static final Pattern OTHERWISE = Pattern.compile(
            "[-+(]?(?:" + SIGN + "[ \u00a0\u202f]?[-+]?)?" + DIGITS + "(?:[ \u00a0\u202f]?(?:" + SIGN + "|%))?[-)]?");

    /** Throws {@link IllegalArgumentException} in one sentence if numbers could be read in two ways. */
    public NumberForm {
        signs = List.copyOf(signs);
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException(
                    "the decimal sign is '" + decimal + "'; it should be a point or a comma");
        }
        if (thousands.length() > 1 || (!thousands.isEmpty() && Character.isLetterOrDigit(thousands.charAt(0)))) {
            throw new IllegalArgumentException("thousands are parted by '" + thousands
                    + "'; it should be one sign such as a point, a comma, a blank or an apostrophe");
        }
        if (thousands.equals(String.valueOf(decimal))) {
            throw new IllegalArgumentException("thousands and decimals are both written with '" + decimal
                    + "', so nobody can know which is meant");
        }
        if (signs.stream().anyMatch(sign -> sign.isBlank() || sign.matches(".*[0-9.,+-].*"))) {
            throw new IllegalArgumentException("a currency sign is empty or holds digits, points, commas or signs");
        }
    }

    /**
     * The same number as programs write it: {@code 1.234,50 EUR} becomes {@code 1234.50}. A text that is no number of
     * this form, such as one with groups of other than three digits, comes back as one that is no number of any.
     */
    public String plain(String text) {
        if (this.equals(PLAIN)) {
            return text;
        }
        String bare = unsigned(spelled(text).strip());
        if (bare.isEmpty() && !text.isBlank()) {
            return NO_NUMBER; // The sign of a currency alone is a text.
        }
        String whole = bare;
        String fraction = "";
        int point = bare.indexOf(decimal);
        if (point >= 0) {
            whole = bare.substring(0, point);
            fraction = "." + bare.substring(point + 1);
        }
        // The other sign of the two would make another number of it.
        boolean foreign = decimal == ',' && whole.contains(".") && !thousands.equals(".");
        boolean grouped =
                fraction.indexOf('.', 1) >= 0 || (!thousands.isEmpty() && fraction.indexOf(thousands, 1) >= 0);
        return foreign || grouped ? NO_NUMBER : grouped(whole) + fraction;
    }

    /**
     * Whether a text is a number as people write it and none as programs do: with a decimal comma, groups of digits,
     * the sign of a currency, or brackets for a minus. Whoever reads it without being told has to ask.
     */
    public static boolean otherwiseWritten(String text) {
        return NumberText.of(text) == NumberText.TEXT
                && OTHERWISE.matcher(text.strip()).matches();
    }

    /** A number as programs write it in this form: groups are not parted. */
    public String written(String plain) {
        return plain.replace('.', decimal);
    }

    /** Blanks that do not break a line, and curved apostrophes, part groups as the plain ones do. */
    private String spelled(String text) {
        return switch (thousands) {
            case " " -> text.replace('\u00a0', ' ').replace('\u202f', ' ');
            case "'" -> text.replace('\u2019', '\'');
            default -> text;
        };
    }

    private String grouped(String whole) {
        if (thousands.isEmpty() || !whole.contains(thousands)) {
            return whole;
        }
        String digits = whole.startsWith("-") || whole.startsWith("+") ? whole.substring(1) : whole;
        String[] groups = digits.split(Pattern.quote(thousands), -1);
        boolean right = groups[0].matches("[0-9]{1,3}");
        for (int i = 1; i < groups.length; i++) {
            right &= groups[i].matches("[0-9]{3}");
        }
        return right ? whole.replace(thousands, "") : NO_NUMBER;
    }

    /** A sign of a currency may stand before or behind the number, and a minus before the sign. */
    private String unsigned(String text) {
        for (String sign : signs) {
            if (text.endsWith(sign)) {
                return text.substring(0, text.length() - sign.length()).strip();
            }
            String minus = text.startsWith("-") ? "-" : "";
            String rest = text.substring(minus.length()).strip();
            if (rest.startsWith(sign)) {
                return minus + rest.substring(sign.length()).strip();
            }
        }
        return text;
    }
}
