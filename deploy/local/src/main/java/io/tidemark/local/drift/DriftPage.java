package io.tidemark.local.drift;

import io.tidemark.drift.stats.ColumnShift;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One HTML page that opens anywhere, without a network: the columns by how far they are beyond their limits, each with its two distributions. */
public final class DriftPage {

    private static final int BAR_WIDTH = 220;
    private static final int MOST_BARS = 24;
    private static final String STYLE =
            """
            :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.25rem .6rem;border-bottom:1px solid #8884}
            th:first-child,td:first-child{text-align:left}.drifted td{font-weight:600}.mark{color:#c0392b}
            .meter{position:relative;height:.7rem;background:#8883;width:8rem;display:inline-block}
            .meter i{position:absolute;inset:0 auto 0 0;background:#5b8def}.drifted .meter i{background:#c0392b}.meter b{position:absolute;top:-2px;bottom:-2px;width:2px;background:currentColor}
            section{margin:2rem 0}svg text{font-size:11px;fill:currentColor}.a{fill:#8a8f98}.b{fill:#5b8def}.key{font-size:13px}.key span{display:inline-block;width:.8em;height:.8em;margin:0 .3em 0 1em}
            """;

    private DriftPage() {}

    /** @param title in plain text, like all names */
    public static String of(String title, String referenceName, String currentName, List<ColumnShift> columns) {
        List<ColumnShift> sorted = columns.stream()
                .sorted(Comparator.comparingDouble(DriftPage::excess).reversed())
                .toList();
        long drifted = columns.stream().filter(ColumnShift::drifted).count();
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p>")
                .append(
                        "%d of %d columns drifted: PSI above its limit, which is the larger of the minimum effect and what chance gives."
                                .formatted(drifted, columns.size()))
                .append("</p>\n<p class=\"key\"><span style=\"background:#8a8f98\"></span>reference: ")
                .append(escaped(referenceName))
                .append("<span style=\"background:#5b8def\"></span>current: ")
                .append(escaped(currentName))
                .append("</p>\n");
        table(page, sorted);
        for (int i = 0; i < sorted.size(); i++) {
            section(page, i, sorted.get(i));
        }
        return page.append("</body></html>\n").toString();
    }

    private static void table(StringBuilder page, List<ColumnShift> columns) {
        page.append(
                "<table><tr><th>column<th>PSI<th>limit<th>PSI by limit<th>JS<th>KS<th>missing before<th>now</tr>\n");
        for (int i = 0; i < columns.size(); i++) {
            ColumnShift column = columns.get(i);
            page.append(column.drifted() ? "<tr class=\"drifted\">" : "<tr>")
                    .append("<td><a href=\"#c%d\">%s</a>".formatted(i, escaped(column.name())))
                    .append("<td>")
                    .append(number(column.psi()))
                    .append("<td>")
                    .append(number(column.limit()))
                    .append("<td>")
                    .append(meter(column))
                    .append("<td>")
                    .append(number(column.js()))
                    .append("<td>")
                    .append(number(column.ks()))
                    .append("<td>")
                    .append(percent(column.missingReference()))
                    .append("<td>")
                    .append(percent(column.missingCurrent()))
                    .append("</tr>\n");
        }
        page.append("</table>\n");
    }

    /** The line in its middle is the limit; twice the limit fills it. */
    private static String meter(ColumnShift column) {
        double share = Math.min(1, excess(column) / 2);
        return "<span class=\"meter\"><i style=\"width:%.0f%%\"></i><b style=\"left:50%%\"></b></span>"
                .formatted(100 * share);
    }

    private static double excess(ColumnShift column) {
        if (Double.isNaN(column.psi())) {
            return column.drifted() ? 2 : 0;
        }
        return column.limit() == 0 ? 0 : column.psi() / column.limit();
    }

    private static void section(StringBuilder page, int index, ColumnShift column) {
        int bars = Math.min(MOST_BARS, column.bins());
        page.append("<section id=\"c%d\"><h2>%s%s</h2>\n"
                        .formatted(
                                index,
                                escaped(column.name()),
                                column.drifted() ? " <small class=\"mark\">drifted</small>" : ""))
                .append("<p>%s, %d bins; %,d values before, %,d now; Hellinger %s, KS p %s, Wasserstein %s</p>\n"
                        .formatted(
                                column.kind().word(),
                                column.bins(),
                                column.nReference(),
                                column.nCurrent(),
                                number(column.hellinger()),
                                number(column.ksP()),
                                number(column.wasserstein())))
                .append(
                        "<svg width=\"100%%\" height=\"%d\" viewBox=\"0 0 560 %d\" preserveAspectRatio=\"xMinYMin meet\">\n"
                                .formatted(bars * 24, bars * 24));
        double most = most(column);
        for (int bin = 0; bin < bars; bin++) {
            bar(page, column, bin, most);
        }
        page.append("</svg>");
        if (bars < column.bins()) {
            page.append("<p>and %d bins more</p>".formatted(column.bins() - bars));
        }
        page.append("</section>\n");
    }

    private static void bar(StringBuilder page, ColumnShift column, int bin, double most) {
        double before = share(column.referenceCounts()[bin], column.nReference());
        double now = share(column.currentCounts()[bin], column.nCurrent());
        int y = bin * 24;
        page.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(y + 14, escaped(shortened(column.labels()[bin]))))
                .append(rectangle("a", y + 2, before / most))
                .append(rectangle("b", y + 11, now / most))
                .append("<text x=\"%d\" y=\"%d\">%s → %s</text>\n"
                        .formatted(190 + BAR_WIDTH, y + 14, percent(before), percent(now)));
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
        for (int bin = 0; bin < column.bins(); bin++) {
            most = Math.max(most, share(column.referenceCounts()[bin], column.nReference()));
            most = Math.max(most, share(column.currentCounts()[bin], column.nCurrent()));
        }
        return most;
    }

    private static double share(long count, long of) {
        return of == 0 ? 0 : count / (double) of;
    }

    private static String shortened(String label) {
        return label.length() > 26 ? label.substring(0, 25) + "…" : label;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
