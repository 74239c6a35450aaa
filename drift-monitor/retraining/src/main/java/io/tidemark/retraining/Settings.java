package io.tidemark.retraining;

import io.tidemark.scoring.model.signing.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads typed values and collects what is wrong, so that all of it is reported at once. */
final class Settings {

    private final Map<String, String> properties;
    private final List<String> problems = new ArrayList<>();

    Settings(Map<String, String> properties) {
        this.properties = properties;
    }

    String text(String key, String otherwise) {
        return properties.getOrDefault(key, otherwise).trim();
    }

    int whole(String key, int otherwise, int least) {
        String text = text(key, Integer.toString(otherwise));
        try {
            int value = Integer.parseInt(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, as a number that is too small is.
        }
        problems.add(key + " is '" + text + "' but must be a whole number of at least " + least);
        return otherwise;
    }

    double number(String key, double otherwise, double least, double most) {
        String text = text(key, Double.toString(otherwise));
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, as a number out of range is.
        }
        problems.add(key + " is '" + text + "' but must be a number from " + least + " to " + most);
        return otherwise;
    }

    /** A duration like {@code 500ms}, {@code 30s}, {@code 10m}, {@code 12h}, {@code 7d}, or in ISO 8601. */
    Duration duration(String key, String otherwise) {
        String text = text(key, otherwise);
        try {
            return parse(text);
        } catch (DateTimeParseException e) {
            problems.add(key + " is '" + text + "' but must be a duration like 30s, 10m, 12h or 7d");
            return parse(otherwise);
        }
    }

    /** One of some words, the first of which is the default. */
    String choice(String key, String... words) {
        String text = text(key, words[0]);
        if (!List.of(words).contains(text)) {
            problems.add(key + " is '" + text + "' but must be one of " + String.join(", ", words));
        }
        return text;
    }

    /** The private key in the file that is named; empty if none is. */
    Optional<SigningKey> signingKey(String key) {
        String file = text(key, "");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SigningKey.read(Path.of(file)));
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Duration parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("p")) {
            return Duration.parse(text);
        }
        if (lower.endsWith("ms")) {
            return Duration.parse("PT" + lower.substring(0, lower.length() - 2) + "S")
                    .dividedBy(1_000);
        }
        return Duration.parse(lower.endsWith("d") ? "P" + lower : "PT" + lower);
    }

    /** Something else that is wrong, in one sentence without its end. */
    void problem(String sentence) {
        problems.add(sentence);
    }

    void requireSound() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
