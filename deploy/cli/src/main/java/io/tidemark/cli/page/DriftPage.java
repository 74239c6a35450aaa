package io.tidemark.cli.page;

import io.tidemark.cli.page.DriftVerdict.Column;
import io.tidemark.drift.stats.chance.PooledPsi;
import io.tidemark.drift.stats.compare.ColumnShift;
import io.tidemark.drift.stats.compare.MissingShares;
import io.tidemark.drift.stats.compare.UnseenShares;
import io.tidemark.drift.stats.distance.Statistic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One HTML page that opens anywhere, without a network: the columns by how far they are beyond their limits, each with
 * its two distributions.
 */
public final class DriftPage {

    private static final int BAR_WIDTH = 220;

    private DriftPage() {}

    /** @param title in plain text, like all names */
    public static String of(String title, String referenceName, String currentName, DriftVerdict verdict) {
        List<Column> columns = verdict.columns();
        List<Column> sorted = columns.stream()
                .sorted(Comparator.comparingDouble(DriftPage::excess).reversed())
                .toList();
        long drifted = columns.stream().filter(Column::drifted).count();
        StringBuilder page = new StringBuilder("<p>")
                .append(
                        "%d of %d columns drifted: PSI over pooled bins, or the share of unknown or of missing values, above its limit, which is the larger of the minimum effect and what chance gives in 1 of 200 cases."
                                .formatted(drifted, columns.size()))
                .append("</p>\n<p class=\"key\"><span style=\"background:#8a8f98\"></span>reference: ")
                .append(Html.escaped(referenceName))
                .append("<span style=\"background:#5b8def\"></span>current: ")
                .append(Html.escaped(currentName))
                .append("</p>\n");
        findings(page, verdict.findings());
        table(page, sorted);
        for (int i = 0; i < sorted.size(); i++) {
            section(page, i, sorted.get(i));
        }
        return Html.page(title, page);
    }

    private static void findings(StringBuilder page, List<String> findings) {
        if (!findings.isEmpty()) {
            page.append("<ul>\n");
            findings.forEach(
                    finding -> page.append("<li>").append(Html.escaped(finding)).append("</li>\n"));
            page.append("</ul>\n");
        }
    }

    private static void table(StringBuilder page, List<Column> columns) {
        page.append("<table><tr><th>column<th>by limit<th>pooled PSI<th>limit");
        columns.stream()
                .limit(1)
                .flatMap(column -> column.shift().statistics().keySet().stream())
                .forEach(statistic -> page.append(heading(statistic)));
        page.append("<th>missing before<th>now</tr>\n");
        for (int i = 0; i < columns.size(); i++) {
            ColumnShift column = columns.get(i).shift();
            page.append(columns.get(i).drifted() ? "<tr class=\"drifted\">" : "<tr>")
                    .append("<td><a href=\"#c%d\">%s</a>".formatted(i, Html.escaped(column.name())))
                    .append("<td>")
                    .append(Html.meter(excess(columns.get(i))))
                    .append("<td>")
                    .append(Html.number(column.pooled().value()))
                    .append("<td>")
                    .append(Html.number(column.pooled().limit()));
            column.statistics().values().forEach(value -> page.append("<td>").append(Html.number(value)));
            page.append("<td>")
                    .append(Html.percent(column.missing().reference()))
                    .append("<td>")
                    .append(Html.percent(column.missing().current()))
                    .append("</tr>\n");
        }
        page.append("</table>\n");
    }

    /** The head of a statistic's column, with where its formula is from. */
    static String heading(Statistic statistic) {
        return "<th title=\"%s%s\">%s"
                .formatted(
                        Html.escaped(statistic.source()),
                        statistic.unit().isEmpty() ? "" : "; unit: " + Html.escaped(statistic.unit()),
                        Html.escaped(statistic.title()));
    }

    /** By how much of a limit the column moved: by its values, or by those that are unknown or missing. */
    private static double excess(Column judged) {
        ColumnShift column = judged.shift();
        MissingShares shares = column.missing();
        double missing = Math.abs(shares.current() - shares.reference()) / shares.limit();
        PooledPsi pooled = column.pooled();
        double values = pooled.limit() == 0 || Double.isNaN(pooled.value()) ? 0 : pooled.value() / pooled.limit();
        UnseenShares unseen = column.unseen();
        double unknown = unseen.current() == 0 ? 0 : unseen.current() / Math.max(unseen.limit(), 1e-9);
        double moved = Math.max(Math.max(values, unknown), missing);
        return judged.drifted() && moved <= 1 ? 2 : moved;
    }

    private static void section(StringBuilder page, int index, Column judged) {
        ColumnShift column = judged.shift();
        List<Integer> shown = MovedBins.of(column);
        int bars = shown.size();
        page.append("<section id=\"c%d\"><h2>%s%s</h2>\n"
                        .formatted(
                                index,
                                Html.escaped(column.name()),
                                judged.drifted() ? " <small class=\"mark\">drifted</small>" : ""))
                .append("<p>%s, %d bins; %s values before, %s now</p>\n"
                        .formatted(
                                column.kind().word(),
                                column.histograms().bins(),
                                Html.count(column.histograms().nReference()),
                                Html.count(column.histograms().nCurrent())))
                .append(
                        "<svg width=\"100%%\" height=\"%d\" viewBox=\"0 0 560 %d\" preserveAspectRatio=\"xMinYMin meet\">\n"
                                .formatted(bars * 24, bars * 24));
        double most = most(column);
        for (int place = 0; place < bars; place++) {
            bar(page, column, shown.get(place), place, most);
        }
        page.append("</svg>");
        if (bars < column.histograms().bins()) {
            page.append("<p>those that moved most, and %s more</p>"
                    .formatted(Html.count((long) column.histograms().bins() - bars)));
        }
        page.append("</section>\n");
    }

    private static void bar(StringBuilder page, ColumnShift column, int bin, int place, double most) {
        double before = MovedBins.before(column, bin);
        double now = MovedBins.now(column, bin);
        int y = place * 24;
        page.append("<text x=\"0\" y=\"%d\">%s</text>"
                        .formatted(
                                y + 14,
                                Html.escaped(shortened(column.histograms().labels()[bin]))))
                .append(rectangle("a", y + 2, before / most))
                .append(rectangle("b", y + 11, now / most))
                .append("<text x=\"%d\" y=\"%d\">%s → %s</text>\n"
                        .formatted(190 + BAR_WIDTH, y + 14, Html.percent(before), Html.percent(now)));
    }

    private static String rectangle(String of, int y, double part) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"180\" y=\"%d\" width=\"%.1f\" height=\"8\"/>",
                of,
                y,
                part * BAR_WIDTH);
    }

    private static double most(ColumnShift column) {
        double most = Double.MIN_NORMAL;
        for (int bin = 0; bin < column.histograms().bins(); bin++) {
            most = Math.max(most, Math.max(MovedBins.before(column, bin), MovedBins.now(column, bin)));
        }
        return most;
    }

    private static String shortened(String label) {
        return label.length() > 26 ? label.substring(0, 25) + "…" : label;
    }
}
