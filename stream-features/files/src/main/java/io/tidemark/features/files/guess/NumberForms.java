package io.tidemark.features.files.guess;

import io.tidemark.features.files.table.NumberForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds how the numbers of a column are written. */
final class NumberForms {

    private static final List<String> SIGNS = List.of("€", "£", "$", "¥", "₹", "EUR", "USD", "GBP", "CHF", "JPY");

    private NumberForms() {}

    /** The forms by which all texts are numbers, one for each different reading of them. */
    static List<NumberForm> of(Column column) {
        List<String> signs = SIGNS.stream()
                .filter(sign -> column.present().stream().anyMatch(text -> text.contains(sign)))
                .toList();
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
