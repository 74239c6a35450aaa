package io.tidemark.settings.kind;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What settings take. To add a kind, write it and name it here. */
public final class Kinds {

    /**
     * {@code 250ms}, {@code 30s}, {@code 15m}, {@code 10min}, {@code 1h}, {@code 7d}, {@code 1d12h}, {@code PT5M},
     * {@code 0}; not negative.
     */
    public static final Kind<Duration> DURATION = new Durations();

    /** {@code 0.05} or {@code 5%}; from 0 to 1. */
    public static final Kind<Double> SHARE = new Numbers(true);

    /** {@code 0.05}, {@code 20}, {@code 1e-3}. */
    public static final Kind<Double> NUMBER = new Numbers(false);

    /** {@code 20}. */
    public static final Kind<Integer> WHOLE = new Plain<>(
            "whole number",
            "a whole number",
            Pattern.compile("[+-]?[0-9]+"),
            Integer::valueOf,
            String::valueOf,
            Integer::compareTo,
            Optional.empty());

    /** {@code 1000.00}, in major units of some currency; exact, not negative. */
    public static final Kind<BigDecimal> AMOUNT = new Plain<>(
            "amount",
            "an amount such as 1000.00",
            Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,10})?"),
            BigDecimal::new,
            BigDecimal::toPlainString,
            BigDecimal::compareTo,
            Optional.of(BigDecimal.ZERO));

    /** {@code 65536}, {@code 256 MB}; a number alone counts bytes. */
    public static final Kind<Long> BYTES = new Sizes(1);

    /**
     * {@code 2048}, {@code 2 GB}; a number alone counts MB of 1,048,576 bytes, as do keys from before there were units.
     * The value is in bytes.
     */
    public static final Kind<Long> MEGABYTES = new Sizes(1 << 20);

    /** Any text, without blanks around it. */
    public static final Kind<String> TEXT = new Plain<>(
            "text",
            "a text",
            Pattern.compile(".*", Pattern.DOTALL),
            text -> text,
            text -> text,
            String::compareTo,
            Optional.empty());

    /** A file or directory, which need not be there. */
    public static final Kind<Path> PATH = new Paths(false);

    /** A file with a secret in it, which must be readable. The path itself is none. */
    public static final Kind<Path> SECRET_FILE = new Paths(true);

    /** {@code true} or {@code false}; {@code yes} and {@code no} as well. */
    public static final Kind<Boolean> YES_NO = new Choices<>(
            Optional.of("yes or no"), Map.of("true", true, "false", false), Map.of("yes", true, "no", false));

    private Kinds() {}

    /** One of an enumeration, by its constants in lower case; capitals do not matter. */
    public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E one : type.getEnumConstants()) {
            words.put(one.name().toLowerCase(Locale.ROOT), one);
        }
        return choice(words);
    }

    /** One of these words. */
    public static <T> Kind<T> choice(Map<String, T> words) {
        return new Choices<>(Optional.empty(), words, Map.of());
    }

    /** One of these words. */
    public static Kind<String> words(String... words) {
        Map<String, String> map = new LinkedHashMap<>();
        Arrays.stream(words).forEach(word -> map.put(word, word));
        return choice(map);
    }

    /** Some of a kind, with commas between them. */
    public static <T> Kind<List<T>> list(Kind<T> one) {
        return new Lists<>(one);
    }
}
