package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.settings.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the entries below {@code dictionaries:}. */
final class DictionaryReader {

    private final Problems problems;

    DictionaryReader(Problems problems) {
        this.problems = problems;
    }

    /** Categories by the name of their field. */
    Map<String, List<String>> read(YamlMap root) {
        Map<String, List<String>> dictionaries = new TreeMap<>();
        root.map("dictionaries").ifPresent(map -> map.keys().forEach(field -> {
            if (!Field.exists(field)) {
                problems.add(map.line(field), "unknown field '" + field + "'", Nearest.suggestion(field, Field.NAMES));
            } else if (!new Field(field).isText()) {
                problems.add(map.line(field), "'" + field + "' is no text", "only texts have a dictionary");
            }
            dictionaries.put(field, categories(map, field));
        }));
        return dictionaries;
    }

    private List<String> categories(YamlMap map, String field) {
        List<String> categories = map.texts(field);
        if (categories.isEmpty()) {
            problems.add(
                    map.line(field), "the dictionary of '" + field + "' is empty", "list its categories as [a, b]");
        }
        Set<String> seen = new HashSet<>();
        categories.stream()
                .filter(category -> !seen.add(category))
                .forEach(twice -> problems.add(map.line(field), "'" + twice + "' stands twice", "keep one of the two"));
        return categories;
    }
}
