package io.tidemark.cli.page;

import io.tidemark.drift.stats.distance.Statistic;
import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.QualityReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The live system as one HTML page that opens anywhere, without a network: for each model its windows in time, the
 * columns of the newest one by how far they are beyond their limits, the alarms, and quality as estimated and as
 * realised.
 */
public final class LivePage {
    private static final int CHARTED_COLUMNS = 6;

    private LivePage() {}

    /**
     * The page.
     *
     * @param reports in the order of their windows, as the other lists
     * @param alarms of any model; those of models without a report are left out
     * @param quality likewise
     * @param nouns of models by their versions
     */
    public static String of(
            List<DriftReport> reports,
            List<DriftAlarm> alarms,
            List<QualityReport> quality,
            Function<String, Nouns> nouns) {
        Set<String> models = new LinkedHashSet<>();
        // The newest model first.
        for (int i = reports.size() - 1; i >= 0; i--) {
            models.add(reports.get(i).getModelVersion());
        }
        StringBuilder body = new StringBuilder();
        if (models.isEmpty()) {
            body.append("<p>No window has been reported yet.</p>\n");
        }
        for (String model : models) {
            model(
                    body,
                    model,
                    reports.stream()
                            .filter(r -> r.getModelVersion().equals(model))
                            .toList(),
                    alarms.stream()
                            .filter(a -> a.getModelVersion().equals(model))
                            .toList());
            QualityPart.append(
                    body,
                    quality.stream()
                            .filter(q -> q.getModelVersion().equals(model))
                            .toList(),
                    nouns);
        }
        return Html.page("Drift of the live traffic", body);
    }

    private static void model(StringBuilder body, String model, List<DriftReport> windows, List<DriftAlarm> alarms) {
        DriftReport newest = windows.get(windows.size() - 1);
        body.append("<section><h2>Model ")
                .append(Html.escaped(model))
                .append("</h2>\n<p>%s from %s to %s; in the newest %s events%s.</p>\n"
                        .formatted(
                                windows.size() == 1 ? "1 window" : windows.size() + " windows",
                                windows.get(0).getWindowStart(),
                                newest.getWindowEnd(),
                                Html.count(newest.getEvents()),
                                newest.getSilent() ? ", that is silence and no sign of health" : ""))
                .append("<p class=\"key\"><span class=\"swatch\" style=\"background:#5b8def\"></span>value")
                .append("<span style=\"background:#c0392b\"></span>limit</p>\n<div class=\"charts\">\n");
        for (String column : worst(windows)) {
            body.append(Chart.lines(
                    "PSI of " + column,
                    0,
                    0.01,
                    List.of(
                            new Chart.Line("limit", each(windows, r -> of(r, column, ColumnDrift::getLimit))),
                            new Chart.Line("line", each(windows, r -> of(r, column, ColumnDrift::getPsi))))));
        }
        body.append(Chart.lines(
                        "alert rate",
                        0,
                        0.001,
                        List.of(new Chart.Line("line", each(windows, r -> r.getAlerts() / (double) r.getEvents())))))
                .append(Chart.bars("events", List.of("b"), List.of(each(windows, r -> r.getEvents()))))
                .append(Chart.bars(
                        "decisions: approved, reviewed, declined",
                        List.of("a", "b", "c"),
                        List.of(
                                each(windows, r -> r.getApproved()),
                                each(windows, r -> r.getReviewed()),
                                each(windows, r -> r.getDeclined()))))
                .append("</div>\n");
        columns(body, newest);
        WindowFindings.append(body, newest);
        alarms(body, alarms);
        body.append("</section>\n");
    }

    /** The columns that were furthest beyond their limits in any window. */
    private static List<String> worst(List<DriftReport> windows) {
        List<ColumnDrift> all = new ArrayList<>();
        windows.forEach(window -> all.addAll(window.getColumns()));
        return all.stream()
                .sorted(Comparator.comparingDouble(LivePage::excess).reversed())
                .map(ColumnDrift::getName)
                .distinct()
                .limit(CHARTED_COLUMNS)
                .toList();
    }

    private static double[] each(List<DriftReport> windows, ToDoubleFunction<DriftReport> value) {
        return windows.stream().mapToDouble(value).toArray();
    }

    private static double of(DriftReport report, String column, ToDoubleFunction<ColumnDrift> value) {
        return report.getColumns().stream()
                .filter(each -> each.getName().equals(column))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double excess(ColumnDrift column) {
        double excess = column.getPsi() / column.getLimit();
        return Double.isFinite(excess) ? excess : 0;
    }

    private static void columns(StringBuilder body, DriftReport report) {
        List<Statistic> statistics = LiveStatistics.of(report);
        body.append("<h3>Columns of the newest window</h3>\n<table><tr><th>column");
        statistics.forEach(statistic -> body.append(DriftPage.heading(statistic)));
        body.append("<th>limit<th>PSI by limit<th>effect<th>values<th>missing before<th>now<th>hurts</tr>\n");
        report.getColumns().stream()
                .sorted(Comparator.comparingDouble(LivePage::excess).reversed())
                .forEach(column -> body.append(column.getDrifted() ? "<tr class=\"drifted\">" : "<tr>")
                        .append("<td>")
                        .append(Html.escaped(column.getName()))
                        .append(column.getDrifted() ? " <small class=\"mark\">drifted</small>" : "")
                        .append(values(column, statistics))
                        .append("<td>" + Html.number(column.getLimit()))
                        .append("<td>" + Html.meter(excess(column)) + "<td>" + Html.number(column.getEffect()))
                        .append("<td>" + Html.count(column.getNCurrent()))
                        .append("<td>" + Html.percent(column.getMissingReference()))
                        .append("<td>" + Html.percent(column.getMissingCurrent()))
                        .append("<td>" + (column.getRank() == 0 ? "–" : column.getRank() + "."))
                        .append("</tr>\n"));
        body.append("</table>\n");
    }

    private static String values(ColumnDrift column, List<Statistic> statistics) {
        return statistics.stream()
                .map(statistic -> "<td>" + Html.number(LiveStatistics.value(column, statistic)))
                .collect(Collectors.joining());
    }

    private static void alarms(StringBuilder body, List<DriftAlarm> alarms) {
        body.append("<h3>Alarms</h3>\n");
        if (alarms.isEmpty()) {
            body.append("<p>None.</p>\n");
            return;
        }
        body.append("<ul>\n");
        for (DriftAlarm alarm : alarms) {
            body.append("<li>%s <b>%s</b> %s</li>\n"
                    .formatted(alarm.getWindowEnd(), alarm.getState(), Html.escaped(alarm.getText())));
        }
        body.append("</ul>\n");
    }
}
