package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the entries below {@code features:}. */
final class FeatureReader {

    /** One of these says what an entry is. */
    private static final List<String> KINDS = List.of("transform", "aggregate", "ratio");

    private final Problems problems;
    private final boolean zoneGiven;
    private final Set<String> dictionaries;
    private final DeclaredNumbers numbers;
    private final CurrencyReader currencies;
    private final WindowFeatureReader windows;
    private final Map<String, Integer> linesByName = new HashMap<>();

    FeatureReader(
            Problems problems, boolean zoneGiven, String currency, Set<String> dictionaries, DeclaredNumbers numbers) {
        this.problems = problems;
        this.zoneGiven = zoneGiven;
        this.dictionaries = dictionaries;
        this.numbers = numbers;
        this.currencies = new CurrencyReader(currency);
        this.windows = new WindowFeatureReader(currencies, dictionaries, numbers);
    }

    /** Line of a feature's name; 0 if there is no such feature. */
    int line(String name) {
        return linesByName.getOrDefault(name, 0);
    }

    /** The names of all entries, also of those that could not be read. */
    Set<String> names() {
        return linesByName.keySet();
    }

    /** The feature, or empty with the problems noted. */
    Optional<Feature> read(YamlMap entry) {
        String name =
                entry.required("name", "give every feature a 'name'").orElse("the feature of line " + entry.line());
        checkName(entry, name);
        EntryProblems entryProblems = new EntryProblems(entry, name, problems);
        List<String> kinds = KINDS.stream().filter(entry::has).toList();
        if (kinds.size() != 1) {
            problems.add(
                    entry.line(),
                    "'" + name + "' needs either 'transform' or 'aggregate' or 'ratio'",
                    "use 'transform' for the transaction itself, 'aggregate' for a window over an entity, 'ratio' for"
                            + " one feature by another");
            return Optional.empty();
        }
        return switch (kinds.get(0)) {
            case "transform" -> eventFeature(entryProblems);
            case "aggregate" -> windows.read(entryProblems);
            default -> ratio(entryProblems);
        };
    }

    private void checkName(YamlMap entry, String name) {
        Integer before = linesByName.putIfAbsent(name, entry.line("name"));
        if (before != null) {
            problems.add(entry.line("name"), "'" + name + "' is also the name of line " + before, "rename one");
        }
        if (name.chars().anyMatch(c -> c == ',' || c == '"' || Character.isISOControl(c))) {
            problems.add(
                    entry.line("name"),
                    "'" + name + "' would break the header of a CSV file",
                    "leave out commas, quotes and line ends");
        }
    }

    private Optional<Feature> eventFeature(EntryProblems entry) {
        entry.entry().allow("name", "transform", "of", "currency", "meaning");
        Optional<Transform> transform =
                entry.word("transform", Transform.words()).flatMap(Transform::of);
        if (transform.isPresent() && transform.get().ofTheCalendar() && !zoneGiven) {
            entry.add(
                    "transform",
                    "'" + transform.get().word() + "' depends on a time zone and the catalogue has none",
                    "write 'zone: UTC' or the zone of your customers above 'features:'");
        }
        Optional<Field> of = transform.filter(Transform::ofAText).isPresent()
                ? text(entry, transform.get())
                : Optional.of(Field.NONE);
        if (entry.entry().has("of") && transform.isPresent() && !transform.get().ofAText()) {
            entry.add("of", "'" + transform.get().word() + "' is made of no field", "remove 'of'");
        }
        String meaning = entry.entry().text("meaning").orElse("");
        if (transform.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        String currency = currencies.ofTransform(entry, transform.get());
        return Optional.of(new EventFeature(entry.name(), transform.get(), of.get(), currency, meaning));
    }

    private Optional<Field> text(EntryProblems entry, Transform transform) {
        Optional<String> name = entry.entry().text("of");
        if (name.isEmpty()) {
            entry.add("transform", "'of' is missing", "name the field, e.g. 'of: channel' or 'of: attributes.V1'");
            return Optional.empty();
        }
        if (transform == Transform.NUMBER && Field.namesANumber(name.get())) {
            return entry.number("of", name.get(), numbers);
        }
        Optional<Field> field = entry.text("of", name.get());
        if (field.isPresent() && transform.ofADictionary() && !dictionaries.contains(name.get())) {
            entry.add(
                    "of",
                    "'" + name.get() + "' has no dictionary, so its categories have no numbers",
                    "list them as 'dictionaries: {" + name.get() + ": [...]}'");
        }
        return field;
    }

    private static Optional<Feature> ratio(EntryProblems entry) {
        entry.entry().allow("name", "ratio", "to", "meaning");
        Optional<String> of = entry.entry().text("ratio");
        Optional<String> to = entry.entry().required("to", "name the feature to divide by: 'to: mean_30d'");
        String meaning = entry.entry().text("meaning").orElse("");
        return of.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(new RatioFeature(entry.name(), of.get(), to.get(), meaning));
    }
}
