package io.tidemark.features.files.columns;

import io.tidemark.features.files.labels.LabelKeys;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what stands below {@code columns:} in a mapping. */
public final class ColumnsReader {

    /** Whatever else a catalogue may need, it says itself. */
    static final List<String> REQUIRED = List.of("transaction_id", "event_time", "customer_id");

    private static final String FRAUD = LabelKeys.FRAUD.positive();
    private static final String POSITIVE = LabelKeys.POSITIVE.positive();

    static final List<String> FIELDS = List.of(
            "transaction_id",
            "event_time",
            "customer_id",
            "terminal_id",
            "amount",
            "currency",
            FRAUD,
            "channel",
            "country",
            "category",
            "device",
            "latitude",
            "longitude");

    /** Ids that the number of the row may be; a terminal of a single transaction would say nothing. */
    private static final Set<String> NUMBERABLE = Set.of("transaction_id", "customer_id");

    private final Problems problems;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, List<String>> joined = new HashMap<>();
    private final Set<String> numbered = new HashSet<>();
    private final Set<String> absent = new HashSet<>();
    private LabelKeys labelKeys = LabelKeys.FRAUD;

    public ColumnsReader(YamlMap root, Problems problems) {
        this.problems = problems;
        if (!root.has("columns")) {
            problems.add(root.line(), "'columns' is missing", "write 'columns:' and below it 'field: COLUMN' lines");
        }
        root.map("columns").ifPresent(this::read);
    }

    private void read(YamlMap map) {
        map.allow(Stream.concat(FIELDS.stream(), Stream.of(POSITIVE)).toArray(String[]::new));
        if (map.has(POSITIVE)) {
            positive(map);
        }
        REQUIRED.stream().filter(field -> !map.has(field)).forEach(field -> map.required(field, remedy(field)));
        FIELDS.stream().filter(map::has).forEach(field -> field(map, field));
        if (map.has("latitude") != map.has("longitude")) {
            problems.add(map.line(), "latitude and longitude go together", "give both columns or none");
        }
    }

    /** The label's column under the word of other domains; a {@link io.tidemark.features.files.Mapping} has one. */
    private void positive(YamlMap map) {
        if (map.has(FRAUD)) {
            problems.add(map.line(POSITIVE), "'fraud' and 'positive' are one column", "keep one of the two");
        }
        labelKeys = LabelKeys.POSITIVE;
        map.text(POSITIVE).ifPresent(column -> columns.put(FRAUD, column));
    }

    private static String remedy(String field) {
        String column = "name the column that holds it";
        return NUMBERABLE.contains(field) ? column + ", or write 'row' for the row's number" : column;
    }

    private void field(YamlMap map, String field) {
        if (map.isList(field) && DerivedFields.JOINABLE.contains(field)) {
            several(map, field);
            return;
        }
        map.text(field).ifPresent(word -> {
            if (word.equals(DerivedFields.ROW) && NUMBERABLE.contains(field)) {
                numbered.add(field);
            } else if (word.equals(DerivedFields.NONE) && field.equals("terminal_id")) {
                absent.add(field);
            } else {
                columns.put(field, word);
            }
        });
    }

    private void several(YamlMap map, String field) {
        List<String> names = map.texts(field);
        if (names.isEmpty()) {
            problems.add(map.line(field), "'" + field + "' has an empty list", "name its columns: [DATE, TIME]");
        } else if (names.size() == 1) {
            columns.put(field, names.get(0));
        } else {
            joined.put(field, names);
        }
    }

    public Map<String, String> columns() {
        return columns;
    }

    /** The words of the label's column; those of payments where there is none and nobody says more. */
    public LabelKeys labelKeys() {
        return labelKeys;
    }

    public DerivedFields derived() {
        return new DerivedFields(joined, numbered, absent);
    }

    /** How many columns hold the time. */
    public int timeColumns() {
        return joined.getOrDefault("event_time", List.of("")).size();
    }
}
