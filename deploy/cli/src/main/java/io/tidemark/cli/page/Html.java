package io.tidemark.cli.page;

import io.tidemark.schemas.text.ForeignText;
import java.util.Locale;

/** What all pages share: a frame that loads nothing from anywhere, and texts and numbers as HTML. */
public final class Html {

    /** Nothing but what stands in the file: no script, no request, whatever a name contains. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final String STYLE =
            """
            :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.25rem .6rem;border-bottom:1px solid #8884}
            th:first-child,td:first-child{text-align:left}.drifted td{font-weight:600}.mark{color:#c0392b}
            .meter{position:relative;height:.7rem;background:#8883;width:8rem;display:inline-block}
            .meter i{position:absolute;inset:0 auto 0 0;background:#5b8def}.drifted .meter i{background:#c0392b}.meter b{position:absolute;top:-2px;bottom:-2px;width:2px;background:currentColor}
            section{margin:2rem 0}svg text{font-size:11px;fill:currentColor}.a{fill:#8a8f98}.b{fill:#5b8def}.c{fill:#c0392b}.key{font-size:13px}.key span{display:inline-block;width:.8em;height:.8em;margin:0 .3em 0 1em}
            .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:1rem}figure{margin:0}figcaption{font-size:13px}
            .line{fill:none;stroke:#5b8def;stroke-width:1.5}.other{fill:none;stroke:#8a8f98;stroke-width:1.5}.limit{fill:none;stroke:#c0392b;stroke-dasharray:4 3}
            """;

    private Html() {}

    /**
     * A whole page.
     *
     * @param title in plain text
     * @param body as HTML
     */
    public static String page(String title, CharSequence body) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(title) + "</title><style>"
                + STYLE + "</style></head><body>\n<h1>" + escaped(title) + "</h1>\n" + body + "</body></html>\n";
    }

    /** A bar in whose middle stands the limit; twice the limit fills it. */
    static String meter(double excess) {
        return "<span class=\"meter\"><i style=\"width:%.0f%%\"></i><b style=\"left:50%%\"></b></span>"
                .formatted(50 * Math.min(2, excess));
    }

    static String number(Double value) {
        return value == null || value.isNaN() ? "–" : String.format(Locale.ROOT, "%.4g", value);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A text as HTML that shows it and does nothing else, whatever it holds. */
    public static String escaped(String text) {
        return ForeignText.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
