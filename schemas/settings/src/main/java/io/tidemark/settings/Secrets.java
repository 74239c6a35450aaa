package io.tidemark.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What of a configuration must not be printed. */
public final class Secrets {

    private static final List<String> WORDS =
            List.of("password", "secret", "key", "token", "jaas", "credentials", "user.info");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s,]+@");
    static final String MASK = "****";

    private Secrets() {}

    /**
     * The value as it may be printed: a mask if the key names a secret, else the value without what a URL in it says
     * before its {@code @}.
     */
    public static String masked(String key, String value) {
        return areNamedBy(key) ? MASK : maskedUrl(value);
    }

    /** Whether settings of that name hold secrets, as far as the name says. */
    public static boolean areNamedBy(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }

    /** The URL, or the text with URLs in it, with {@code user:password@} masked. */
    public static String maskedUrl(String url) {
        return USER_INFO.matcher(url).replaceAll(MASK + "@");
    }
}
