package io.tidemark.features.files.time;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads how a mapping says that times are written: {@code time}, or one of the keys that count from a start. */
public record TimeReader(Problems problems, ZoneId zone, int columns) {

    /** The keys that count, in one order. */
    public static final List<String> SINCE = List.copyOf(new TreeSet<>(CountedTime.KEYS.keySet()));

    private static final String EXAMPLES = "write iso, " + String.join(", ", new TreeSet<>(EpochTime.WORDS.keySet()))
            + ", or a pattern such as yyyy-MM-dd HH:mm:ss; or 'hours_since: 2017-12-01' in place of 'time'";

    public TimeFormat read(YamlMap root) {
        List<String> given = new ArrayList<>(SINCE.stream().filter(root::has).toList());
        if (given.size() + (root.has("time") ? 1 : 0) > 1) {
            problems.add(root.line(given.get(0)), "the form of the times is said twice", "keep one of the keys");
        }
        if (!given.isEmpty()) {
            return counted(root, given.get(0));
        }
        return root.isList("time") ? named(root, root.texts("time")) : named(root, one(root));
    }

    private List<String> one(YamlMap root) {
        return List.of(root.required("time", EXAMPLES).orElse("iso"));
    }

    private TimeFormat named(YamlMap root, List<String> words) {
        try {
            return TimeFormat.of(words.isEmpty() ? List.of("") : words, columns, zone);
        } catch (IllegalArgumentException e) {
            problems.add(root.line("time"), "this is no time format (" + e.getMessage() + ")", EXAMPLES);
            return TimeFormat.of(List.of("iso"), 1, zone);
        }
    }

    private TimeFormat counted(YamlMap root, String key) {
        if (columns > 1) {
            problems.add(root.line(key), "what is counted stands in one column", "name one for event_time");
        }
        try {
            return CountedTime.since(key, root.text(key).orElse("2000-01-01"), zone);
        } catch (IllegalArgumentException e) {
            problems.add(root.line(key), e.getMessage(), "write it as '" + key + ": 2017-12-01'");
            return TimeFormat.of(List.of("iso"), 1, zone);
        }
    }
}
