package io.tidemark.features.files.guess;

import io.tidemark.features.files.numbers.NumberForm;
import io.tidemark.schemas.door.Currencies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how the numbers of a column are written. */
final class NumberForms {

    /** Signs of currencies, with the likeliest currency of each. */
    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP", "$", "USD", "¥", "JPY", "₹", "INR");

    /** Three letters before or behind a number. */
    private static final Pattern CODE = Pattern.compile("-? ?([A-Z]{3})[^A-Za-z]+|[^A-Za-z]+([A-Z]{3})");

    private NumberForms() {}

    /** The forms by which all texts are numbers, one for each different reading of them. */
    static List<NumberForm> of(Column column) {
        List<String> signs = List.copyOf(currencies(column).keySet());
        Map<List<BigDecimal>, NumberForm> readings = new LinkedHashMap<>();
        for (NumberForm form : List.of(
                new NumberForm('.', "", signs),
                new NumberForm(',', "", signs),
                new NumberForm('.', ",", signs),
                new NumberForm(',', ".", signs),
                new NumberForm(',', " ", signs),
                new NumberForm('.', " ", signs),
                new NumberForm('.', "'", signs))) {
            read(column, form).ifPresent(read -> readings.putIfAbsent(read, form));
        }
        return List.copyOf(readings.values());
    }

    /** The signs and codes of currencies that stand at the texts, each with its currency. */
    static SortedMap<String, String> currencies(Column column) {
        SortedMap<String, String> found = new TreeMap<>();
        for (String text : column.distinct()) {
            SIGNS.forEach((sign, currency) -> {
                if (text.contains(sign)) {
                    found.put(sign, currency);
                }
            });
            Matcher code = CODE.matcher(text);
            if (code.matches()) {
                String letters = code.group(1) == null ? code.group(2) : code.group(1);
                if (Currencies.minorUnitsPerMajor(letters).isPresent()) {
                    found.put(letters, letters);
                }
            }
        }
        return found;
    }

    /** The column with its numbers as programs write them. */
    static Column plain(Column column, NumberForm form) {
        return new Column(
                column.name(),
                column.texts().stream()
                        .map(text -> text.isEmpty() ? "" : form.plain(text))
                        .toList());
    }

    private static Optional<List<BigDecimal>> read(Column column, NumberForm form) {
        Column plain = plain(column, form);
        if (!plain.numbers()) {
            return Optional.empty();
        }
        List<BigDecimal> read = new ArrayList<>();
        plain.distinct().stream().sorted().forEach(text -> read.add(new BigDecimal(text)));
        return Optional.of(read);
    }
}
