package io.tidemark.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scripts hang on these names. */
class DemoSummaryTest {
    private final Storyline storyline = new Storyline(Instant.EPOCH, () -> 61.23, step -> {});

    @Test
    void theFieldsOfTheSummaryStayAsTheyAre() {
        storyline.happened(Chapter.HISTORY_SCORED, "3 transactions");
        JsonNode json = new ObjectMapper().valueToTree(summary(Optional.of(new DemoSummary.Rate(300, 80, 120))));

        assertThat(names(json))
                .containsExactly(
                        "transactions_sent",
                        "scored",
                        "scored_twice",
                        "lost",
                        "duplicates",
                        "dead_letters",
                        "alerts",
                        "alert_precision",
                        "alert_recall",
                        "model_versions",
                        "drift_reports",
                        "drift_alarms",
                        "swaps",
                        "mixed",
                        "steps",
                        "not_yet",
                        "traffic_per_second",
                        "latency_ms");
        assertThat(json.get("steps").toString())
                .isEqualTo("[{\"name\":\"history_scored\",\"seconds\":61.2,\"what\":\"3 transactions\"}]");
        assertThat(json.get("not_yet")).hasSize(Chapter.values().length - 1);
        assertThat(json.get("not_yet").get(0).asText()).isEqualTo("first_model_in_force");
        assertThat(json.get("traffic_per_second").toString())
                .isEqualTo("{\"first\":300.0,\"lowest\":80.0,\"last\":120.0}");
    }

    @Test
    void aStoryThatWasCutShortIsSoundAndNotTold() {
        DemoSummary summary = summary(Optional.empty());

        assertThat(summary.sound()).isTrue();
        assertThat(summary.told()).isFalse();
        assertThat(summary.steps()).isEmpty();
    }

    @Test
    void everyStepHasItsLineInTheDocs() throws Exception {
        String page = Files.readString(Path.of("../../docs/start/demo.md"));
        for (Chapter chapter : Chapter.values()) {
            assertThat(page).contains("| `" + chapter.id() + "` |");
        }
    }

    private DemoSummary summary(Optional<DemoSummary.Rate> rate) {
        return new Ledger()
                .summary("transactions", 0, 0, new DemoSummary.Latency(0, 0, 0))
                .telling(storyline, rate);
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
