package io.tidemark.retraining.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidemark.metrics.Metric;
import io.tidemark.testkit.metrics.Exposition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetrainingMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Instant now = Instant.ofEpochSecond(1_000);
    private final RetrainingMeters meters = new RetrainingMeters(registry, () -> now);

    @Test
    void onePhaseIsInForceAndSaysSinceWhen() {
        meters.at(Phase.IDLE);
        now = now.plusSeconds(60);
        meters.at(Phase.TRAINING);
        now = now.plusSeconds(60);
        meters.at(Phase.TRAINING);
        Exposition seen = Exposition.read(registry.scrape());
        assertThat(seen.sum("tidemark_retraining_phase")).isEqualTo(1);
        assertThat(seen.series("tidemark_retraining_phase", labels -> labels.get("phase")
                                .equals("training"))
                        .values())
                .containsExactly(1.0);
        assertThat(seen.sum("tidemark_retraining_phase_since_timestamp_seconds"))
                .isEqualTo(1_060);
    }

    @Test
    void everyMetricOfThePageCanBeScraped() {
        meters.waiting(2);
        meters.answered("refused");
        meters.buried("empty_record");
        meters.failed("registry");
        Exposition seen = Exposition.read(registry.scrape());
        assertThat(seen.types().keySet())
                .containsExactlyInAnyOrderElementsOf(RetrainingMetrics.ALL.metrics().stream()
                        .map(Metric::exposed)
                        .toList());
        assertThat(seen.sum("tidemark_retrainings_total")).isEqualTo(1);
        assertThat(seen.sum("tidemark_retraining_last_end_timestamp_seconds")).isEqualTo(1_000);
    }
}
