package io.tidemark.cli.page;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import java.util.List;
import java.util.function.Function;

/** Quality of one model by windows: what its scores promise beside what labels say. */
final class QualityPart {

    private QualityPart() {}

    /**
     * @param reports of one model, the newest of each window, segments among them
     * @param nouns of models by their versions; asked for if there is anything to say
     */
    static void append(StringBuilder body, List<QualityReport> reports, Function<String, Nouns> nouns) {
        List<QualityReport> all =
                reports.stream().filter(report -> report.getSegment().isEmpty()).toList();
        if (all.isEmpty()) {
            return;
        }
        body.append(
                        "<section><h3>Quality</h3>\n<p class=\"key\"><span style=\"background:#5b8def\"></span>realised, by labels")
                .append("<span style=\"background:#8a8f98\"></span>estimated, by scores</p>\n<div class=\"charts\">\n")
                .append(chart("AUC ROC", 0.5, all, QualityFigures::getAucRoc))
                .append(chart("average precision", 0, all, QualityFigures::getAveragePrecision))
                .append(chart("recall of review and decline", 0, all, QualityFigures::getRecall))
                .append(
                        "</div>\n<table><tr><th>window<th>labels<th>AUC realised<th>estimated<th>AP realised<th>estimated")
                .append(nouns.apply(all.get(0).getModelVersion())
                        .in("<th>usual error of AUC<th>{positives} known<th>expected</tr>\n"));
        for (int i = all.size() - 1; i >= 0; i--) {
            row(body, all.get(i));
        }
        body.append("</table>\n");
        List<String> caveats = all.get(all.size() - 1).getCaveats();
        if (!caveats.isEmpty()) {
            body.append("<p>Do not trust the newest estimate: %s.</p>\n"
                    .formatted(Html.escaped(String.join("; ", caveats))));
        }
        body.append("</section>\n");
    }

    private static String chart(
            String caption, double from, List<QualityReport> reports, Function<QualityFigures, Double> figure) {
        return Chart.lines(
                caption,
                from,
                1,
                List.of(
                        new Chart.Line("other", each(reports, QualityReport::getEstimated, figure)),
                        new Chart.Line("line", each(reports, QualityReport::getRealised, figure))));
    }

    private static double[] each(
            List<QualityReport> reports,
            Function<QualityReport, QualityFigures> side,
            Function<QualityFigures, Double> figure) {
        return reports.stream()
                .map(side)
                .mapToDouble(figures -> {
                    Double value = figures == null ? null : figure.apply(figures);
                    return value == null ? Double.NaN : value;
                })
                .toArray();
    }

    private static void row(StringBuilder body, QualityReport report) {
        QualityFigures realised = report.getRealised();
        QualityFigures estimated = report.getEstimated();
        body.append("<tr><td>%s to %s".formatted(report.getWindowStart(), report.getWindowEnd()))
                .append("<td>" + report.getState().toString().toLowerCase(java.util.Locale.ROOT))
                .append(report.getLabelShare() == null ? "" : ", " + Html.percent(report.getLabelShare()) + " due")
                .append("<td>" + (realised == null ? "–" : Html.number(realised.getAucRoc())))
                .append("<td>" + Html.number(estimated.getAucRoc()))
                .append("<td>" + (realised == null ? "–" : Html.number(realised.getAveragePrecision())))
                .append("<td>" + Html.number(estimated.getAveragePrecision()))
                .append("<td>" + Html.number(report.getEstimatorError().getAucRocMeanAbsolute()))
                .append("<td>" + (realised == null ? "–" : Html.number(realised.getFrauds())))
                .append("<td>" + Html.number(estimated.getFrauds()) + "</tr>\n");
    }
}
