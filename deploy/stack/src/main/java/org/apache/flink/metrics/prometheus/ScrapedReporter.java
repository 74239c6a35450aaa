package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Flink's own reporter without its server, which listens on every address of the machine: names, labels and types are
 * those of a cluster because they are made by the same code. It stands in Flink's package since what the reporter
 * collects is not visible outside.
 */
public final class ScrapedReporter extends AbstractPrometheusReporter {

    /** All metrics as Prometheus reads them. */
    public String scrape() {
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
