package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.settings.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the values of one entry and notes what is wrong with them under the entry's name. */
record EntryProblems(YamlMap entry, String name, Problems problems) {

    private static final String SPAN_EXAMPLES = "write a duration such as 30m, 1h, 7d or 1d12h";

    void add(String key, String reason, String suggestion) {
        problems.add(entry.line(key), "'" + name + "': " + reason, suggestion);
    }

    /** One of some words. */
    Optional<String> word(String key, List<String> known) {
        return entry.text(key).filter(word -> {
            if (!known.contains(word)) {
                add(key, "unknown " + key + " '" + word + "'", Nearest.suggestion(word, known));
            }
            return known.contains(word);
        });
    }

    /** A text of the transaction by its name. */
    Optional<Field> text(String key, String name) {
        Field field = new Field(name);
        if (Field.namesANumber(name)) {
            add(key, "'" + name + "' is no text", "use a text such as terminal, channel or attributes.segment");
            return Optional.empty();
        }
        if (!Field.exists(name)) {
            add(
                    key,
                    "unknown " + (key.equals("entity") ? key : "field") + " '" + name + "'",
                    Nearest.suggestion(name, Field.NAMES));
            return Optional.empty();
        }
        if (!field.isText()) {
            add(key, "'" + name + "' is no text", "use a text such as terminal, channel or attributes.segment");
            return Optional.empty();
        }
        return Optional.of(field);
    }

    /** A declared number by its name. */
    Optional<Field> number(String key, String name, DeclaredNumbers numbers) {
        Optional<Field> number = numbers.field(name);
        if (number.isEmpty()) {
            String what = name.startsWith(Field.CONVERTED)
                    ? "'" + name + "' names no currency"
                    : "the number '" + name + "' is not declared";
            add(key, what, numbers.suggestion(name));
        }
        return number;
    }

    Optional<Duration> span(String key) {
        Optional<String> text = entry.text(key);
        Optional<Duration> span = text.flatMap(Spans::parse);
        if (text.isPresent() && span.isEmpty()) {
            add(key, "'" + text.get() + "' is no duration", SPAN_EXAMPLES);
        }
        return span;
    }

    Optional<Duration> requiredSpan(String key) {
        if (!entry.has(key)) {
            add(key, "'" + key + "' is missing", SPAN_EXAMPLES);
        }
        return span(key);
    }
}
