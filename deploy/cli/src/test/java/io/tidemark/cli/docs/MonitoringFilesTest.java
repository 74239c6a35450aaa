package io.tidemark.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rules and dashboards ask for what is there, and each rule tells in its time; whether Flink's are, a stack says. */
class MonitoringFilesTest {

    @Test
    void whatIsNoMetricOfOursIsFlinks() throws IOException {
        assertThat(MonitoringFiles.foreignMetrics()).isNotEmpty().allMatch(name -> name.startsWith("flink_"));
    }

    @Test
    void everyRuleSaysHowUrgentItIsHowSoonItComesAndWhereToRead() throws IOException {
        String tests = Files.readString(MonitoringFiles.TESTS);
        LinkCheck links = new LinkCheck(Pages.all());
        assertThat(MonitoringFiles.rules()).hasSizeGreaterThan(15).allSatisfy(rule -> {
            assertThat(rule.name()).startsWith("Tidemark");
            assertThat(rule.severity()).as(rule.name()).isIn("page", "ticket");
            assertThat(rule.within()).as(rule.name()).matches("\\d+[sm]");
            assertThat(tests)
                    .as("the test of " + rule.name())
                    .contains("alertname=\"%s\", severity=\"%s\"".formatted(rule.name(), rule.severity()));
            Page page = Page.of(Path.of("README.md"), "[runbook](" + rule.runbook() + ")");
            assertThat(links.problems(page)).as(rule.name()).isEmpty();
        });
    }

    @Test
    void dashboardsHaveNamesOfTheirOwnAndTheirPanelsAskForSomething() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode dashboard : MonitoringFiles.dashboards()) {
            names.add(dashboard.get("uid").asText());
            assertThat(dashboard.get("panels")).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.get("title").asText()).isNotBlank();
                assertThat(panel.get("targets")).isNotEmpty();
            });
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "tidemark-overview",
                        "tidemark-features",
                        "tidemark-scoring",
                        "tidemark-monitor",
                        "tidemark-models",
                        "tidemark-on-call");
    }

    /** The rules themselves say so: a healthy day pages nobody, and each fault pages within the time that it states. */
    @Test
    void prometheusTakesTheRulesAndTheirTestsHold() throws Exception {
        String said =
                promtool("check", "rules", MonitoringFiles.RULES.getFileName().toString());
        assertThat(said).contains("SUCCESS: " + MonitoringFiles.rules().size() + " rules found");
        assertThat(promtool("check", "config", "prometheus.yaml")).contains("SUCCESS");
        assertThat(promtool("test", "rules", MonitoringFiles.TESTS.getFileName().toString()))
                .contains("SUCCESS");
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(MonitoringFiles.FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: promtool (system package prometheus) is not installed");
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
