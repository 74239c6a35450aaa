package io.tidemark.stack.flink;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.flink.metrics.prometheus.ScrapedReporter;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporters of this process, whose metrics its ops port shows; Flink finds it by its class name. */
public final class OpsReporterFactory implements MetricReporterFactory {

    /** Flink makes reporters by itself and gives them to nobody. */
    private static final List<ScrapedReporter> REPORTERS = new CopyOnWriteArrayList<>();

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        ScrapedReporter reporter = new ScrapedReporter();
        REPORTERS.add(reporter);
        return reporter;
    }

    /** All metrics of Flink in this process, as Prometheus reads them. */
    static String scrape() {
        return REPORTERS.stream().map(ScrapedReporter::scrape).collect(Collectors.joining());
    }
}
