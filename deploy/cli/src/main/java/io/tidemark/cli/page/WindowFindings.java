package io.tidemark.cli.page;

import io.tidemark.schemas.DriftFinding;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.SegmentDrift;

/** What a window says beyond its columns: what is more than chance, where, and how the decisions of segments went. */
final class WindowFindings {
    private static final int MOST_SEGMENTS = 30;

    private WindowFindings() {}

    static void append(StringBuilder body, DriftReport report) {
        if (!report.getFindings().isEmpty()) {
            body.append("<h3>More than chance: %s</h3>\n"
                    .formatted(report.getCause()
                            .toString()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('_', ' ')));
            if (report.getConcentration() != null) {
                body.append("<p>%s of the shift is where %s is %s, which has %s of the events.</p>\n"
                        .formatted(
                                Html.percent(report.getConcentration().getShareOfShift()),
                                Html.escaped(report.getConcentration().getField()),
                                Html.escaped(report.getConcentration().getValue()),
                                Html.percent(report.getConcentration().getShareOfEvents())));
            }
            body.append("<table><tr><th>where<th>kind<th>value<th>limit<th>effect<th>p<th>events<th>hurts</tr>\n");
            for (DriftFinding finding : report.getFindings()) {
                finding(body, finding);
            }
            body.append("</table>\n");
        }
        if (!report.getSegments().isEmpty()) {
            body.append(
                    "<h3>Segments</h3>\n<table><tr><th>segment<th>events<th>approved<th>reviewed<th>declined</tr>\n");
            report.getSegments().stream().limit(MOST_SEGMENTS).forEach(segment -> segment(body, segment));
            body.append("</table>\n");
        }
    }

    private static void finding(StringBuilder body, DriftFinding finding) {
        String where = finding.getField().isEmpty() ? "all traffic" : finding.getField() + "=" + finding.getValue();
        String column = finding.getColumn().isEmpty() ? "" : finding.getColumn() + ", ";
        body.append(finding.getLasting() ? "<tr class=\"drifted\"><td>" : "<tr><td>")
                .append(Html.escaped(column + where))
                .append("<td>" + Html.escaped(finding.getKind()))
                .append("<td>" + Html.number(finding.getStatistic()) + "<td>" + Html.number(finding.getLimit()))
                .append("<td>" + Html.number(finding.getEffect()) + "<td>" + Html.number(finding.getP()))
                .append("<td>" + Html.count(finding.getNCurrent()) + "<td>" + finding.getRank() + ".</tr>\n");
    }

    private static void segment(StringBuilder body, SegmentDrift segment) {
        double events = Math.max(1, segment.getEvents());
        body.append("<tr><td>" + Html.escaped(segment.getField() + "=" + segment.getValue()))
                .append("<td>" + Html.count(segment.getEvents()))
                .append("<td>" + Html.percent(segment.getApproved() / events))
                .append("<td>" + Html.percent(segment.getReviewed() / events))
                .append("<td>" + Html.percent(segment.getDeclined() / events) + "</tr>\n");
    }
}
