package io.tidemark.ops;

import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import java.util.List;

/** What every process with a port of its own can be watched by. */
public final class OpsMetrics {

    static final Metric READY = Metric.gauge(
            "tidemark.ready",
            "1 if the process does its work, else 0; `/health/ready` says why not",
            "Does every process do its work?");

    /** All of them. */
    public static final Metrics ALL = new Metrics(
            "every process",
            "Besides, Micrometer's meters of the JVM (`jvm_*`, `process_*`, `system_*`).",
            List.of(READY));

    private OpsMetrics() {}
}
