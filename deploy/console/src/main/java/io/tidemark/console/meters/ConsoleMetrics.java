package io.tidemark.console.meters;

import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import java.util.List;

/** The metrics of the console. */
public final class ConsoleMetrics {

    private static final String CONSOLE = "tidemark.console.";

    static final Metric BROWSERS =
            Metric.gauge(CONSOLE + "browsers", "browsers that look on", "Does anybody look on, and do too many?");
    static final Metric LAG = Metric.gauge(
            CONSOLE + "lag",
            "records that are committed and not shown yet; -1 while that is not known",
            "Is what the console shows of now?");
    static final Metric REFUSED = Metric.counter(
                    CONSOLE + "refused",
                    "requests that were refused, each in the log with its reason",
                    "Does somebody ask who should not?")
            .by(new Label("why", "host, method, body, path, cross_site, not_found, id, full, slow, malformed", 12));

    /** All of them. */
    public static final Metrics ALL = new Metrics("console", "", List.of(BROWSERS, LAG, REFUSED));

    private ConsoleMetrics() {}
}
