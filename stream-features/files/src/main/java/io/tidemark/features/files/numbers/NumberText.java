package io.tidemark.features.files.numbers;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a field of a CSV file says where numbers may stand. Java's own reading takes 12d, 0x10p1 and 1f for numbers;
 * nobody else does.
 */
public enum NumberText {
    NUMBER,
    INFINITE,
    MISSING,
    TEXT;

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern UNBOUNDED = Pattern.compile("[+-]?inf(?:inity)?", Pattern.CASE_INSENSITIVE);

    /** How pandas, R, Postgres, Spark, Python and spreadsheets write that there is nothing. */
    private static final Set<String> NOTHING =
            Set.of("", "nan", "-nan", "+nan", "na", "n/a", "#n/a", "<na>", "nat", "null", "none", "nil", "\\n");

    /** Of a field, with the number written as programs write it ({@link NumberForm#plain}). */
    public static NumberText of(String field) {
        String text = field.strip();
        if (DECIMAL.matcher(text).matches()) {
            return Double.isInfinite(Double.parseDouble(text)) ? INFINITE : NUMBER;
        }
        if (UNBOUNDED.matcher(text).matches()) {
            return INFINITE;
        }
        return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? MISSING : TEXT;
    }

    /** The number; NaN for what is missing. */
    public static double number(String field) {
        String text = field.strip();
        return switch (of(text)) {
            case NUMBER -> Double.parseDouble(text);
            case INFINITE -> text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            case MISSING, TEXT -> Double.NaN;
        };
    }
}
