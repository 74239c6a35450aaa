package io.tidemark.features.catalogue;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.algebra.Aggregates;
import io.tidemark.features.yaml.Nearest;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the entries below {@code features:}. */
final class FeatureReader {

    private static final String SPAN_EXAMPLES = "write a duration such as 30m, 1h, 7d or 1d12h";

    private final Problems problems;
    private final boolean zoneGiven;
    private final Map<String, Integer> linesByName = new HashMap<>();

    FeatureReader(Problems problems, boolean zoneGiven) {
        this.problems = problems;
        this.zoneGiven = zoneGiven;
    }

    /** The feature, or empty with the problems noted. */
    Optional<Feature> read(YamlMap entry) {
        String name =
                entry.required("name", "give every feature a 'name'").orElse("the feature of line " + entry.line());
        Integer before = linesByName.putIfAbsent(name, entry.line("name"));
        if (before != null) {
            problems.add(entry.line("name"), "'" + name + "' is also the name of line " + before, "rename one");
        }
        if (entry.has("transform") == entry.has("aggregate")) {
            entry.allow("name", "transform", "entity", "aggregate", "window", "delay", "itself");
            problems.add(
                    entry.line(),
                    "'" + name + "' needs either 'transform' or 'aggregate'",
                    "use 'transform' for the transaction itself, 'aggregate' for a window over an entity");
            return Optional.empty();
        }
        return entry.has("transform") ? eventFeature(name, entry) : windowFeature(name, entry);
    }

    private Optional<Feature> eventFeature(String name, YamlMap entry) {
        entry.allow("name", "transform");
        Optional<Transform> transform = entry.text("transform").flatMap(word -> {
            unknown(entry, "transform", word, Transform.words());
            return Transform.of(word);
        });
        if (transform.isPresent() && transform.get().ofTheCalendar() && !zoneGiven) {
            problems.add(
                    entry.line("transform"),
                    "'" + name + "' depends on a time zone and the catalogue has none",
                    "write 'zone: UTC' or the zone of your customers above 'features:'");
        }
        return transform.map(t -> new EventFeature(name, t));
    }

    private Optional<Feature> windowFeature(String name, YamlMap entry) {
        entry.allow("name", "entity", "aggregate", "window", "delay", "itself");
        Optional<String> entity = entry.required("entity", "write one of " + String.join(", ", Field.NAMES));
        entity.ifPresent(word -> unknown(entry, "entity", word, Field.NAMES));
        Optional<Aggregate> aggregate = entry.text("aggregate").flatMap(word -> {
            unknown(entry, "aggregate", word, Aggregates.words());
            return Aggregates.of(word);
        });
        Optional<Duration> window =
                entry.required("window", SPAN_EXAMPLES).flatMap(text -> span(entry, "window", text));
        Duration delay =
                entry.text("delay").flatMap(text -> span(entry, "delay", text)).orElse(Duration.ZERO);
        boolean includesItself = includesItself(entry, delay);
        if (window.isPresent() && window.get().isZero()) {
            problems.add(entry.line("window"), "the window of '" + name + "' is 0", SPAN_EXAMPLES);
        }
        if (entity.isEmpty() || aggregate.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WindowFeature(name, entity.get(), aggregate.get(), window.get(), delay, includesItself));
    }

    private boolean includesItself(YamlMap entry, Duration delay) {
        Optional<String> word = entry.text("itself");
        word.ifPresent(w -> unknown(entry, "itself", w, List.of("included", "excluded")));
        if (word.isPresent() && !delay.isZero()) {
            problems.add(
                    entry.line("itself"), "a delayed window never holds the transaction itself", "remove 'itself'");
        }
        return delay.isZero() && !word.equals(Optional.of("excluded"));
    }

    private Optional<Duration> span(YamlMap entry, String key, String text) {
        Optional<Duration> span = Spans.parse(text);
        if (span.isEmpty()) {
            problems.add(entry.line(key), "'" + text + "' is no duration", SPAN_EXAMPLES);
        }
        return span;
    }

    private void unknown(YamlMap entry, String key, String word, List<String> known) {
        if (!known.contains(word)) {
            problems.add(entry.line(key), "unknown " + key + " '" + word + "'", Nearest.suggestion(word, known));
        }
    }
}
