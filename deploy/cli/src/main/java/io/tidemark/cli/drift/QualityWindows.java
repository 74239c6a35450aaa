package io.tidemark.cli.drift;

import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Quality reports by window. */
final class QualityWindows {

    private QualityWindows() {}

    /**
     * The newest matured windows and the newest ones, by time; of each the report of all traffic first.
     *
     * @param last how many windows of either kind
     */
    static List<List<QualityReport>> newest(List<QualityReport> reports, int last) {
        Map<String, List<QualityReport>> windows = new TreeMap<>();
        reports.stream()
                .sorted(Comparator.comparing(QualityReport::getSegment))
                .forEach(report -> windows.computeIfAbsent(
                                report.getWindowStart() + " " + report.getModelVersion(), unused -> new ArrayList<>())
                        .add(report));
        List<List<QualityReport>> ordered = new ArrayList<>(windows.values());
        List<List<QualityReport>> matured = ordered.stream()
                .filter(window -> window.get(0).getState() == QualityState.FINAL)
                .toList();
        List<List<QualityReport>> chosen = new ArrayList<>(tail(matured, last));
        tail(ordered, last).stream().filter(window -> !chosen.contains(window)).forEach(chosen::add);
        return chosen;
    }

    private static <T> List<T> tail(List<T> list, int last) {
        return list.subList(Math.max(0, list.size() - last), list.size());
    }
}
