package io.tidemark.cli.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What stands in {@code deploy/monitoring}: the rules of Prometheus and Grafana's dashboards. */
public final class MonitoringFiles {

    static final Path FOLDER = Pages.ROOT.resolve("deploy/monitoring");
    static final Path RULES = FOLDER.resolve("tidemark.rules.yaml");
    static final Path TESTS = FOLDER.resolve("tidemark.rules.test.yaml");

    /** Text of Prometheus' query language that names a series of ours or of Flink. */
    private static final Pattern SERIES = Pattern.compile("\\b(?:tidemark|flink)_\\w+");

    private static final Pattern OF_A_HISTOGRAM = Pattern.compile("_(?:bucket|count|sum|max)$");

    private MonitoringFiles() {}

    /** One rule that raises an alert. */
    record Rule(String name, String query, String severity, String within, String runbook) {}

    static List<Rule> rules() throws IOException {
        List<Rule> rules = new ArrayList<>();
        JsonNode file = new ObjectMapper()
                .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(RULES)));
        for (JsonNode group : file.get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                JsonNode notes = rule.path("annotations");
                rules.add(new Rule(
                        rule.path("alert").asText(),
                        rule.path("expr").asText(),
                        rule.path("labels").path("severity").asText(),
                        notes.path("within").asText(),
                        notes.path("runbook").asText()));
            }
        }
        return rules;
    }

    static List<JsonNode> dashboards() throws IOException {
        List<JsonNode> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve("grafana"))) {
            for (Path file : files.sorted().toList()) {
                dashboards.add(new ObjectMapper().readTree(Files.readString(file)));
            }
        }
        return dashboards;
    }

    /** Every query of a dashboard. */
    static List<String> queries(JsonNode dashboard) {
        List<String> queries = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> panel.get("targets")
                .forEach(target -> queries.add(target.get("expr").asText())));
        return queries;
    }

    /** The metrics that rules and dashboards ask for and no definition of ours has: Flink's own. */
    public static Set<String> foreignMetrics() throws IOException {
        Set<String> defined = MetricsPage.ALL.stream()
                .map(Metrics::metrics)
                .flatMap(List::stream)
                .map(Metric::exposed)
                .collect(Collectors.toSet());
        List<String> queries = new ArrayList<>(rules().stream().map(Rule::query).toList());
        dashboards().forEach(dashboard -> queries.addAll(queries(dashboard)));
        Set<String> foreign = new TreeSet<>();
        for (String query : queries) {
            SERIES.matcher(query)
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !defined.contains(name)
                            && !defined.contains(OF_A_HISTOGRAM.matcher(name).replaceFirst("")))
                    .forEach(foreign::add);
        }
        return foreign;
    }
}
