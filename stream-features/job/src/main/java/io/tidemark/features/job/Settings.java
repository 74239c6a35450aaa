package io.tidemark.features.job;

import io.tidemark.features.catalogue.Spans;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads properties, and says in one sentence what is wrong with one. */
record Settings(Map<String, String> properties) {

    Optional<String> optional(String key) {
        return Optional.ofNullable(properties.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    String text(String key, String usual) {
        return optional(key).orElse(usual);
    }

    Duration duration(String key, String usual) {
        String text = text(key, usual);
        return text.equals("0")
                ? Duration.ZERO
                : Spans.parse(text).orElseThrow(() -> invalid(key, text, "a duration such as 250ms, 5s, 1h or 1d12h"));
    }

    int positive(String key, int usual) {
        String text = text(key, String.valueOf(usual));
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw invalid(key, text, "a whole number from 1");
        }
        return Integer.parseInt(text);
    }

    <T> T choice(String key, String usual, Map<String, T> choices) {
        String text = text(key, usual);
        T chosen = choices.get(text);
        if (chosen == null) {
            throw invalid(key, text, "one of " + String.join(", ", new TreeSet<>(choices.keySet())));
        }
        return chosen;
    }

    private static IllegalArgumentException invalid(String key, String value, String expected) {
        return new IllegalArgumentException("%s is \"%s\"; write %s".formatted(key, value, expected));
    }
}
