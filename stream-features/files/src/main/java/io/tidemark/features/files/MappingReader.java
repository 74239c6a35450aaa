package io.tidemark.features.files;

import io.tidemark.features.catalogue.NumbersReader;
import io.tidemark.features.files.columns.Beside;
import io.tidemark.features.files.columns.ColumnsReader;
import io.tidemark.features.files.columns.NumberColumn;
import io.tidemark.features.files.labels.LabelKeys;
import io.tidemark.features.files.labels.LabelWords;
import io.tidemark.features.files.money.MinorUnits;
import io.tidemark.features.files.numbers.NumberForm;
import io.tidemark.features.files.table.TableForm;
import io.tidemark.features.files.time.TimeReader;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.settings.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads mapping files and collects what is wrong with them. */
final class MappingReader {

    private static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "name",
                            "columns",
                            "attributes",
                            "numbers",
                            "currency",
                            "amount_rounding",
                            "time",
                            "zone",
                            "beside",
                            "currency_signs",
                            "thousands",
                            "decimal",
                            "quote",
                            "separator"),
                    Stream.concat(LabelKeys.allKeys().stream(), TimeReader.SINCE.stream()))
            .toList();

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
        root.allow(KEYS.toArray(String[]::new));
        ColumnsReader read = new ColumnsReader(root, problems);
        Map<String, String> columns = read.columns();
        LabelKeys keys = read.labelKeys();
        ZoneId zone = zone(root);
        return new Mapping(
                root.required("name", "write 'name: my-file' on the first line").orElse(""),
                columns,
                read.derived(),
                beside(root),
                root.texts("attributes"),
                said(root),
                currency(root, columns),
                labels(root, keys),
                genuineLabels(root, keys.negative()),
                new TimeReader(problems, zone, read.timeColumns()).read(root),
                amounts(root),
                zone,
                form(root));
    }

    private String currency(YamlMap root, Map<String, String> columns) {
        Optional<String> currency = root.text("currency");
        boolean paid = columns.containsKey("amount");
        if (paid && currency.isPresent() == columns.containsKey("currency")) {
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

    private List<NumberColumn> said(YamlMap root) {
        List<NumberColumn> said = new ArrayList<>();
        NumbersReader reader = new NumbersReader(problems);
        for (YamlMap map : root.maps("numbers")) {
            map.allow("name", "column", "unit", "decimals", "least", "most");
            reader.number(map)
                    .ifPresent(number ->
                            said.add(new NumberColumn(number, map.text("column").orElse(number.name()))));
        }
        return said;
    }

    private ZoneId zone(YamlMap root) {
        try {
            return root.text("zone").<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            problems.add(root.line("zone"), "this is no time zone", "write UTC or a region such as Europe/Brussels");
            return ZoneOffset.UTC;
        }
    }

    private MinorUnits amounts(YamlMap root) {
        Optional<String> word = root.text("amount_rounding");
        if (word.isEmpty() || MinorUnits.WORDS.contains(word.get())) {
            return word.map(MinorUnits::rounding).orElse(MinorUnits.EXACT);
        }
        problems.add(
                root.line("amount_rounding"),
                "unknown amount_rounding '" + word.get() + "'",
                Nearest.suggestion(word.get(), MinorUnits.WORDS));
        return MinorUnits.EXACT;
    }

    private LabelWords labels(YamlMap root, LabelKeys keys) {
        keys.other().keys().stream()
                .filter(root::has)
                .forEach(key -> problems.add(
                        root.line(key),
                        "'" + key + "' is a word beside '" + keys.other().positive() + ": COLUMN'",
                        "the column of labels is named by '" + keys.positive() + "', so write one of "
                                + String.join(", ", keys.keys())));
        Set<String> frauds = new HashSet<>(root.texts(keys.positiveIs()));
        Set<String> genuines = new HashSet<>(root.texts(keys.negativeIs()));
        Set<String> both = new TreeSet<>(frauds);
        both.retainAll(genuines);
        if (!both.isEmpty()) {
            problems.add(
                    root.line(keys.negativeIs()),
                    String.join(", ", both) + " stands in " + keys.positiveIs() + " and in " + keys.negativeIs(),
                    "a value means one of the two");
        }
        return new LabelWords(frauds, genuines, keys);
    }

    private TableForm form(YamlMap root) {
        Optional<NumberForm> numbers = Optional.of(numbers(root));
        try {
            return new TableForm(character(root, "separator", ","), character(root, "quote", "\""), numbers);
        } catch (IllegalArgumentException e) {
            problems.add(root.line("separator"), e.getMessage(), "write for instance separator: ';'");
            return new TableForm(Optional.empty(), Optional.empty(), numbers);
        }
    }

    private NumberForm numbers(YamlMap root) {
        try {
            return new NumberForm(
                    character(root, "decimal", ".").orElse('.'),
                    root.has("thousands") ? root.raw("thousands").orElse("") : "",
                    root.texts("currency_signs"));
        } catch (IllegalArgumentException e) {
            problems.add(root.line("decimal"), e.getMessage(), "write for instance decimal: ',' and thousands: '.'");
            return NumberForm.PLAIN;
        }
    }

    private Optional<Character> character(YamlMap root, String key, String usual) {
        Optional<String> text = root.raw(key);
        Optional<Character> character = text.flatMap(TableForm::character);
        if (text.isPresent() && character.isEmpty()) {
            problems.add(
                    root.line(key),
                    "'" + key + "' is one character or the word tab, not '" + text.get() + "'",
                    "write for instance " + key + ": '" + usual + "'");
        }
        return character;
    }

    private Optional<Beside> beside(YamlMap root) {
        return root.map("beside").flatMap(map -> {
            map.allow("file", "on");
            Optional<String> file = map.required("file", "name the second file");
            Optional<String> on = map.required("on", "name the column that both files have");
            return file.flatMap(name -> on.map(column -> new Beside(name, column)));
        });
    }

    private boolean genuineLabels(YamlMap root, String key) {
        List<String> words = List.of("send", "omit");
        Optional<String> word = root.text(key);
        word.filter(w -> !words.contains(w))
                .ifPresent(w ->
                        problems.add(root.line(key), "unknown " + key + " '" + w + "'", Nearest.suggestion(w, words)));
        return word.equals(Optional.of("send"));
    }
}
