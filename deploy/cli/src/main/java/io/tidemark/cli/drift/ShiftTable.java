package io.tidemark.cli.drift;

import io.tidemark.cli.page.DriftVerdict;
import io.tidemark.cli.print.TextTable;
import io.tidemark.drift.stats.compare.ColumnShift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people read of a comparison of two files: a row for each column, what judges it and its limit before what is
 * shown only, then the findings.
 */
final class ShiftTable {

    private ShiftTable() {}

    static String of(DriftVerdict verdict) {
        List<String> titles = new ArrayList<>(List.of("COLUMN", "KIND", "BINS", "POOLED PSI", "LIMIT"));
        verdict.columns().stream()
                .limit(1)
                .flatMap(column -> column.shift().statistics().keySet().stream())
                .forEach(statistic -> titles.add(statistic.title().toUpperCase(Locale.ROOT)));
        titles.addAll(List.of("MISSING", "NOW", ""));
        TextTable table = new TextTable(titles.toArray(String[]::new));
        verdict.columns().forEach(column -> table.row(row(column)));
        return table + String.join("\n", verdict.findings());
    }

    private static Object[] row(DriftVerdict.Column judged) {
        ColumnShift shift = judged.shift();
        List<Object> row = new ArrayList<>(List.of(
                shift.name(),
                shift.kind().word(),
                shift.histograms().bins(),
                number(shift.pooled().value()),
                number(shift.pooled().limit())));
        shift.statistics().values().forEach(value -> row.add(number(value)));
        row.addAll(List.of(
                number(shift.missing().reference()), number(shift.missing().current()), judged.word()));
        return row.toArray();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.5f", value);
    }
}
