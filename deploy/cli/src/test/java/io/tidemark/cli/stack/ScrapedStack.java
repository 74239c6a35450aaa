package io.tidemark.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.docs.MonitoringFiles;
import io.tidemark.drift.job.metrics.MonitorMetrics;
import io.tidemark.features.job.FeaturesJobMetrics;
import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackState.RunningProcess;
import io.tidemark.testkit.metrics.Exposition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Prometheus sees of each process of a running stack. */
final class ScrapedStack {

    /** Not ours, and its counters do not keep to the format. */
    private static final String FOREIGN = "registry";

    /** Shown when there is a report, which a stack without a model never has. */
    private static final List<String> OF_REPORTS = List.of("_model_");

    private final Map<String, Exposition> processes = new TreeMap<>();

    static ScrapedStack of(StackState stack) throws IOException, InterruptedException {
        ScrapedStack scraped = new ScrapedStack();
        HttpClient client = HttpClient.newHttpClient();
        for (RunningProcess process : stack.processes()) {
            if (!process.metrics().isEmpty() && !process.name().equals(FOREIGN)) {
                String text = client.send(
                                HttpRequest.newBuilder(URI.create(process.metrics()))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
                keep(process.name(), text);
                scraped.processes.put(process.name(), Exposition.read(text));
            }
        }
        return scraped;
    }

    void requireReadyProcesses() {
        assertThat(processes.keySet()).contains("broker", "flink", "scoring", "rollout", "retraining");
        assertThat(processes)
                .allSatisfy((name, seen) ->
                        assertThat(seen.sum("tidemark_ready")).as(name).isEqualTo(1));
    }

    /** Under the names that Flink's own reporter gives them on a cluster. */
    void requireMetricsOfJobs() {
        Exposition flink = processes.get("flink");
        assertThat(Stream.of(FeaturesJobMetrics.ALL, MonitorMetrics.ALL)
                        .map(Metrics::metrics)
                        .flatMap(List::stream)
                        .map(Metric::exposed)
                        .filter(name -> OF_REPORTS.stream().noneMatch(name::contains)))
                .allSatisfy(name -> assertThat(flink.types()).containsEntry(name, "gauge"));
        assertThat(flink.series("flink_taskmanager_job_task_operator_pendingRecords", labels -> labels.get("job_name")
                        .equals("monitor")))
                .isNotEmpty();
    }

    /** What the rules of Prometheus and Grafana's dashboards ask Flink for. */
    void requireWhatIsMonitored() throws IOException {
        assertThat(MonitoringFiles.foreignMetrics())
                .allSatisfy(name -> assertThat(processes.get("flink").types()).containsKey(name));
    }

    /** For a look by {@code promtool check metrics}. */
    private static void keep(String name, String text) throws IOException {
        String kept = System.getProperty("tidemark.scrapes");
        if (kept != null) {
            Files.writeString(Path.of(kept).resolve(name + ".txt"), text);
        }
    }
}
