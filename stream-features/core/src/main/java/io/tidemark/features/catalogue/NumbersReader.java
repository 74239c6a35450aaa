package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.schemas.door.Decimals;
import io.tidemark.settings.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the entries below {@code numbers:}, in a catalogue and in a mapping. */
public final class NumbersReader {

    /** What a filter can name; it travels in every record. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

    private static final Pattern WRITTEN = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

    private static final Pattern UNIT = Pattern.compile("\\P{Cntrl}{0,40}");

    /** Words that mean something else where values are shown. */
    private static final List<String> TAKEN_UNITS = List.of("money", "category");

    private static final List<String> OTHERS = List.of("ignore", "refuse");

    private final Problems problems;
    private final Map<String, Integer> linesByName = new HashMap<>();

    public NumbersReader(Problems problems) {
        this.problems = problems;
    }

    DeclaredNumbers read(YamlMap root) {
        List<DeclaredNumber> numbers = new ArrayList<>();
        for (YamlMap map : root.maps("numbers")) {
            map.allow("name", "unit", "decimals", "least", "most");
            number(map).ifPresent(numbers::add);
        }
        Optional<String> others = root.text("undeclared_numbers");
        others.filter(word -> !OTHERS.contains(word))
                .ifPresent(word -> problems.add(
                        root.line("undeclared_numbers"),
                        "unknown undeclared_numbers '" + word + "'",
                        Nearest.suggestion(word, OTHERS)));
        return new DeclaredNumbers(numbers, others.equals(Optional.of("refuse")));
    }

    /** One number, with what is wrong noted; keys that are not of a number are the caller's matter. */
    public Optional<DeclaredNumber> number(YamlMap map) {
        String name = map.required("name", "name the number as its sender does: 'name: device_score'")
                .orElse("the number of line " + map.line());
        EntryProblems entry = new EntryProblems(map, name, problems);
        if (map.has("name") && !NAME.matcher(name).matches()) {
            entry.add(
                    "name",
                    "this is no name of a number",
                    "use letters, digits, _ . and -, a letter first, at most 100");
        }
        Integer before = linesByName.putIfAbsent(name, map.line("name"));
        if (before != null) {
            entry.add("name", "this number is declared on line " + before + " already", "keep one of the two");
        }
        String unit = map.text("unit").orElse("");
        if (TAKEN_UNITS.contains(unit) || !UNIT.matcher(unit).matches()) {
            entry.add(
                    "unit", "'" + unit + "' is no unit of a number", "write e.g. days, points or EUR, or leave it out");
        }
        int decimals = decimals(entry);
        if (decimals < 0) {
            return Optional.empty();
        }
        long least = bound(entry, "least", decimals, -Decimals.LARGEST);
        long most = bound(entry, "most", decimals, Decimals.LARGEST);
        if (least > most) {
            entry.add(
                    "least",
                    "'least' is " + Decimals.text(least, decimals) + " and 'most' is " + Decimals.text(most, decimals)
                            + ", so no number is between them",
                    "swap them, or widen one");
        }
        return Optional.of(new DeclaredNumber(name, unit, decimals, least, most));
    }

    private static int decimals(EntryProblems entry) {
        Optional<String> text = entry.entry().text("decimals");
        if (text.isEmpty()) {
            if (!entry.entry().has("decimals")) {
                entry.add(
                        "decimals",
                        "'decimals' is missing, so nobody knows how exact it is",
                        "write how many digits stand behind the point at most, e.g. 'decimals: 2', or 0");
            }
            return -1;
        }
        int decimals = text.get().matches("[0-9]{1,2}") ? Integer.parseInt(text.get()) : -1;
        if (decimals < 0 || decimals > Decimals.MOST_DECIMALS) {
            entry.add(
                    "decimals",
                    "'" + text.get() + "' is no number from 0 to " + Decimals.MOST_DECIMALS,
                    "write how many digits stand behind the point at most, e.g. 2");
            return -1;
        }
        return decimals;
    }

    private static long bound(EntryProblems entry, String key, int decimals, long usual) {
        Optional<String> text = entry.entry().text(key);
        if (text.isEmpty()) {
            return usual;
        }
        OptionalLong bound = WRITTEN.matcher(text.get()).matches()
                ? DeclaredNumbers.unscaled(text.get(), decimals)
                : OptionalLong.empty();
        if (bound.isEmpty()) {
            entry.add(
                    key,
                    "'" + text.get() + "' is no number of at most " + decimals + " decimals between "
                            + Decimals.text(-Decimals.LARGEST, decimals) + " and "
                            + Decimals.text(Decimals.LARGEST, decimals),
                    "write e.g. " + Decimals.text(100 * Decimals.power(decimals), decimals) + ", or leave it out");
        }
        return bound.orElse(usual);
    }
}
