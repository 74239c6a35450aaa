package io.tidemark.features.files;

import io.tidemark.features.files.labels.LabelWords;
import io.tidemark.features.files.table.Dialect;
import io.tidemark.features.files.table.NumberForm;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.settings.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads mapping files and collects what is wrong with them. */
final class MappingReader {

    static final List<String> REQUIRED =
            List.of("transaction_id", "event_time", "customer_id", "terminal_id", "amount");
    static final List<String> FIELDS = List.of(
            "transaction_id",
            "event_time",
            "customer_id",
            "terminal_id",
            "amount",
            "currency",
            "fraud",
            "channel",
            "country",
            "category",
            "device",
            "latitude",
            "longitude");

    private final Problems problems = new Problems();

    private MappingReader() {}

    static Mapping read(String yaml, String where) {
        MappingReader reader = new MappingReader();
        Optional<Mapping> mapping = YamlMap.read(yaml, reader.problems).map(reader::mapping);
        if (mapping.isEmpty() || !reader.problems.none()) {
            throw new InvalidMappingException(where, reader.problems.all());
        }
        return mapping.get();
    }

    private Mapping mapping(YamlMap root) {
        root.allow(
                "name",
                "columns",
                "attributes",
                "currency",
                "time",
                "zone",
                "fraud_is",
                "genuine_is",
                "genuine",
                "separator",
                "quote",
                "decimal",
                "thousands",
                "currency_signs");
        Map<String, String> columns = columns(root);
        ZoneId zone = zone(root);
        return new Mapping(
                root.required("name", "write 'name: my-file' on the first line").orElse(""),
                columns,
                root.texts("attributes"),
                currency(root, columns),
                labels(root),
                genuineLabels(root),
                time(root, zone),
                zone,
                dialect(root),
                numbers(root));
    }

    private Map<String, String> columns(YamlMap root) {
        Map<String, String> columns = new LinkedHashMap<>();
        Optional<YamlMap> found = root.map("columns");
        if (!root.has("columns")) {
            problems.add(root.line(), "'columns' is missing", "write 'columns:' and below it 'field: COLUMN' lines");
        }
        found.ifPresent(map -> {
            map.allow(FIELDS.toArray(String[]::new));
            REQUIRED.forEach(field -> map.required(field, "name the column that holds it"));
            FIELDS.forEach(field -> map.text(field).ifPresent(column -> columns.putIfAbsent(field, column)));
            if (map.has("latitude") != map.has("longitude")) {
                problems.add(map.line(), "latitude and longitude go together", "give both columns or none");
            }
        });
        return columns;
    }

    private String currency(YamlMap root, Map<String, String> columns) {
        Optional<String> currency = root.text("currency");
        if (currency.isPresent() == columns.containsKey("currency")) {
            problems.add(
                    root.line("currency"),
                    "the currency must be said once",
                    "write 'currency: EUR' for the whole file, or name its column below 'columns:'");
        }
        currency.filter(code -> Currencies.minorUnitsPerMajor(code).isEmpty())
                .ifPresent(code -> problems.add(
                        root.line("currency"), "'" + code + "' is no ISO 4217 currency", "write a code such as EUR"));
        return currency.orElse("");
    }

    private ZoneId zone(YamlMap root) {
        try {
            return root.text("zone").<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            problems.add(root.line("zone"), "this is no time zone", "write UTC or a region such as Europe/Brussels");
            return ZoneOffset.UTC;
        }
    }

    private TimeFormat time(YamlMap root, ZoneId zone) {
        String examples = "write epoch_seconds, epoch_millis, iso or a pattern such as yyyy-MM-dd HH:mm:ss";
        try {
            return TimeFormat.of(root.required("time", examples).orElse("iso"), zone);
        } catch (IllegalArgumentException e) {
            problems.add(root.line("time"), "this is no time format (" + e.getMessage() + ")", examples);
            return TimeFormat.of("iso", zone);
        }
    }

    private LabelWords labels(YamlMap root) {
        Set<String> frauds = new HashSet<>(root.texts("fraud_is"));
        Set<String> genuines = new HashSet<>(root.texts("genuine_is"));
        Set<String> both = new TreeSet<>(frauds);
        both.retainAll(genuines);
        if (!both.isEmpty()) {
            problems.add(
                    root.line("genuine_is"),
                    String.join(", ", both) + " stands in fraud_is and in genuine_is",
                    "a value means one of the two");
        }
        return new LabelWords(frauds, genuines);
    }

    private Dialect dialect(YamlMap root) {
        char separator = character(root, "separator", ',');
        char quote = character(root, "quote", '"');
        try {
            return new Dialect(separator, quote);
        } catch (IllegalArgumentException e) {
            problems.add(root.line("separator"), e.getMessage(), "write for instance separator: ';'");
            return Dialect.RFC_4180;
        }
    }

    private NumberForm numbers(YamlMap root) {
        try {
            return new NumberForm(
                    character(root, "decimal", '.'),
                    root.has("thousands") ? root.raw("thousands").orElse("") : "",
                    root.texts("currency_signs"));
        } catch (IllegalArgumentException e) {
            problems.add(root.line("decimal"), e.getMessage(), "write for instance decimal: ',' and thousands: '.'");
            return NumberForm.PLAIN;
        }
    }

    private char character(YamlMap root, String key, char usual) {
        String text = root.raw(key).orElse(String.valueOf(usual));
        if (List.of("tab", "\\t").contains(text)) {
            return '\t';
        }
        if (text.length() != 1) {
            problems.add(
                    root.line(key),
                    "'" + key + "' is one character or the word tab, not '" + text + "'",
                    "write for instance " + key + ": '" + usual + "'");
            return usual;
        }
        return text.charAt(0);
    }

    private boolean genuineLabels(YamlMap root) {
        List<String> words = List.of("send", "omit");
        Optional<String> word = root.text("genuine");
        word.filter(w -> !words.contains(w))
                .ifPresent(w -> problems.add(
                        root.line("genuine"), "unknown genuine '" + w + "'", Nearest.suggestion(w, words)));
        return word.equals(Optional.of("send"));
    }
}
