package io.tidemark.cli.docs;

import io.tidemark.console.meters.ConsoleMetrics;
import io.tidemark.drift.job.metrics.MonitorMetrics;
import io.tidemark.features.job.FeaturesJobMetrics;
import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import io.tidemark.ops.OpsMetrics;
import io.tidemark.retraining.meters.RetrainingMetrics;
import io.tidemark.scoring.app.meters.ScoringMetrics;
import io.tidemark.scoring.rollout.meters.RolloutMetrics;
import io.tidemark.webhooks.meters.WebhookMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reference page of all metrics, made from their definitions. */
final class MetricsPage {

    static final List<Metrics> ALL = List.of(
            OpsMetrics.ALL,
            FeaturesJobMetrics.ALL,
            ScoringMetrics.ALL,
            MonitorMetrics.ALL,
            RolloutMetrics.ALL,
            RetrainingMetrics.ALL,
            WebhookMetrics.ALL,
            ConsoleMetrics.ALL);

    private static final String BEGINNING =
            """
            # Metrics

            Every process of ours serves `/metrics` in Prometheus' text format at `ops.address` and `ops.port`; each series has the label `process`. On a Flink cluster, the jobs' metrics are at whatever port
            its Prometheus reporter has (`metrics.reporter.prom.factory.class: org.apache.flink.metrics.prometheus.PrometheusReporterFactory`), under the same names as with `tidemark up`.

            Names carry their base unit; a counter ends in `_total` and begins at 0 with its process. Labels are bounded: a process reports at most as many values as the table says, and what comes beyond
            under `other`, with a line in the log. A value that cannot be told is `NaN`.

            Lag of consumer groups can also be watched from outside. Each reader has a group of its own, behind the prefix: `tidemark-features`, `tidemark-scoring` (or `application.id`), `tidemark-monitor` (drift),
            `tidemark-monitor-quality` (the quality branch, which reads `scores` and `labels` a second time), `tidemark-rollout`, `tidemark-retraining`, `tidemark-webhooks-ENDPOINT`. The groups of jobs are committed at checkpoints, for others
            to see; a job whose user may not commit works all the same.

            This page is made from the definitions in the code, and a test holds it.
            """;

    private MetricsPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(BEGINNING);
        for (Metrics metrics : ALL) {
            page.append("\n## ").append(metrics.process()).append('\n');
            if (!metrics.says().isEmpty()) {
                page.append('\n').append(metrics.says()).append('\n');
            }
            page.append("\n| metric | type | unit | labels | means | answers |\n|---|---|---|---|---|---|\n");
            metrics.metrics().forEach(metric -> page.append(row(metric)));
            labels(metrics).ifPresentOrElse(page::append, () -> {});
        }
        return page.toString();
    }

    private static String row(Metric metric) {
        String labels =
                metric.labels().stream().map(label -> "`" + label.name() + "`").collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                        metric.exposed(),
                        metric.kind().word(),
                        metric.unit().replace("timestamp_seconds", "seconds since 1970"),
                        labels,
                        metric.says(),
                        metric.answers());
    }

    private static Optional<String> labels(Metrics metrics) {
        Map<String, Label> all = new LinkedHashMap<>();
        metrics.metrics().forEach(metric -> metric.labels().forEach(label -> all.put(label.name(), label)));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("\n| label | values | at most |\n|---|---|---|\n"
                        + all.values().stream()
                                .map(label ->
                                        "| `%s` | %s | %d |\n".formatted(label.name(), label.says(), label.most()))
                                .collect(Collectors.joining()));
    }
}
