package io.tidemark.cli.drift;

import io.tidemark.cli.page.DriftVerdict;
import io.tidemark.drift.stats.compare.ColumnShift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What scripts read of a comparison of two files.
 *
 * @param columns each by its fields, the statistics among them by their names
 */
record ShiftJson(
        List<Map<String, Object>> columns, List<Lost> lostColumns, List<String> newColumns, List<String> findings) {

    /** @param likely what it is called now, perhaps; null if nothing is like it */
    record Lost(String name, String likely) {}

    static ShiftJson of(DriftVerdict verdict) {
        return new ShiftJson(
                verdict.columns().stream().map(ShiftJson::column).toList(),
                verdict.change().lost().entrySet().stream()
                        .map(lost -> new Lost(lost.getKey(), lost.getValue().orElse(null)))
                        .toList(),
                verdict.change().added(),
                verdict.findings());
    }

    private static Map<String, Object> column(DriftVerdict.Column judged) {
        ColumnShift shift = judged.shift();
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", shift.name());
        column.put("kind", shift.kind().word());
        column.put("bins", shift.histograms().bins());
        column.put("n_reference", shift.histograms().nReference());
        column.put("n_current", shift.histograms().nCurrent());
        shift.statistics().forEach((statistic, value) -> column.put(statistic.name(), finite(value)));
        column.put("missing_reference", shift.missing().reference());
        column.put("missing_current", shift.missing().current());
        column.put("unseen_expected", shift.unseen().expected());
        column.put("unseen_current", shift.unseen().current());
        column.put("psi_pooled", finite(shift.pooled().value()));
        column.put("limit", shift.pooled().limit());
        column.put("drifted", judged.drifted());
        return column;
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
