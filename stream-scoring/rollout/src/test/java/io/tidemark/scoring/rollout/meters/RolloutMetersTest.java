package io.tidemark.scoring.rollout.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidemark.metrics.Metric;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import io.tidemark.scoring.rollout.trial.TrialStep;
import io.tidemark.testkit.metrics.Exposition;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class RolloutMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RolloutMeters meters = new RolloutMeters(registry, () -> {});

    @Test
    void anActivationIsSeenWithItsModelsAndTheNextOneTakesTheirPlace() {
        meters.opened(Optional.of(TestRecords.control(1, model("old"))));
        meters.answered(
                event(RolloutOutcome.ACTIVATED),
                Optional.of(TestRecords.control(2, model("new"), List.of(), List.of(model("old")))));
        meters.answered(event(RolloutOutcome.REFUSED), Optional.empty());
        Exposition seen = Exposition.read(registry.scrape());
        assertThat(seen.series("tidemark_rollout_model", labels -> true).keySet())
                .extracting(Exposition.Series::labels)
                .containsExactlyInAnyOrder(
                        Map.of("role", "champion", "version", "new"), Map.of("role", "shadow", "version", "old"));
        assertThat(seen.sum("tidemark_rollout_control_sequence")).isEqualTo(2);
        assertThat(seen.series("tidemark_rollout_answers_total", labels -> labels.get("outcome")
                                .equals("REFUSED"))
                        .values())
                .containsExactly(1.0);
    }

    @Test
    void everyMetricOfThePageCanBeScraped() {
        meters.opened(Optional.of(TestRecords.control(1, model("m"))));
        meters.answered(event(RolloutOutcome.NOTED), Optional.empty());
        meters.buried("empty_record");
        meters.failed(new KafkaException("gone"), true);
        meters.failed(new KafkaException("gone"));
        Trial trial = Trial.newBuilder()
                .setKind(TrialKind.ON_WATCH)
                .setModel(model("m"))
                .setRival(model("r"))
                .setEvents(500)
                .setSinceSequence(1)
                .build();
        meters.stand(Map.of(trial, 7L));
        meters.counted(step -> Optional.of("no"))
                .ask(new TrialStep("1", TrialStep.Action.ROLLBACK, "m", Optional.empty(), "why"));
        Exposition seen = Exposition.read(registry.scrape());
        assertThat(seen.types().keySet())
                .containsExactlyInAnyOrderElementsOf(RolloutMetrics.ALL.metrics().stream()
                        .map(Metric::exposed)
                        .toList());
        assertThat(seen.sum("tidemark_rollout_trial_events")).isEqualTo(7);
        assertThat(seen.sum("tidemark_rollout_trial_events_wanted")).isEqualTo(500);
        assertThat(seen.series("tidemark_rollout_trial_steps_total", labels -> labels.get("taken")
                        .equals("false")))
                .hasSize(1);
        meters.stand(Map.of());
        assertThat(Exposition.read(registry.scrape()).series("tidemark_rollout_trial_events", labels -> true))
                .isEmpty();
    }

    private static RolloutEvent event(RolloutOutcome outcome) {
        return RolloutEvent.newBuilder()
                .setRequestId("r")
                .setOutcome(outcome)
                .setText("")
                .setHappenedAt(Instant.EPOCH)
                .build();
    }

    private static ModelReference model(String version) {
        return new ModelReference(version, "0".repeat(64));
    }
}
