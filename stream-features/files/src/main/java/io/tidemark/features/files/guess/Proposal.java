package io.tidemark.features.files.guess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of a mapping as they are found, each with its reason, and what is left to a person. */
final class Proposal {

    /**
     * A value and why it was chosen.
     *
     * @param value as YAML; empty if it is left open
     */
    record Line(String value, String reason) {}

    private final Map<String, Line> columns = new LinkedHashMap<>();
    private final Map<String, Line> keys = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    /** A field that these columns hold. */
    void column(String field, List<String> names, String reason) {
        taken.addAll(names);
        // A single name in brackets is a column whatever word it is.
        boolean plain = names.size() == 1 && !List.of("row", "none").contains(names.get(0));
        String value = plain
                ? Yaml.text(names.get(0))
                : "[" + String.join(", ", names.stream().map(Yaml::text).toList()) + "]";
        columns.put(field, new Line(value, reason));
    }

    /** A field with a word of the mapping in place of a column. */
    void word(String field, String word, String reason) {
        columns.put(field, new Line(word, reason));
        told.add(field + ": " + word + ", since " + reason);
    }

    void key(String key, String value, String reason) {
        keys.put(key, new Line(value, reason));
    }

    /** Something that only a person can say; the mapping cannot be used before. */
    void open(String key, boolean column, String question) {
        (column ? columns : keys).put(key, new Line("", question));
        open.add(key + ": " + question);
    }

    /** Something that a person should look at. */
    void tell(String sentence) {
        told.add(sentence);
    }

    /** A column that is spoken for. */
    boolean taken(Column column) {
        return taken.contains(column.name());
    }

    void take(String name) {
        taken.add(name);
    }

    Map<String, Line> columns() {
        return columns;
    }

    Map<String, Line> keys() {
        return keys;
    }

    List<String> open() {
        return open;
    }

    List<String> told() {
        return told;
    }
}
