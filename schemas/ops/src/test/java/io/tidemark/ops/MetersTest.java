package io.tidemark.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final Label CAUSE = new Label("cause", "why", 3);
    private static final Metric BURIED =
            Metric.counter("tidemark.test.buried", "what is buried", "why?").by(CAUSE);
    private static final Metric LAG =
            Metric.gauge("tidemark.test.lag", "what waits", "how much?").by(CAUSE);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);

    @Test
    void whatPrometheusKeepsIsNamedAsTheDefinitionSays() {
        Metric age = Metric.gauge("tidemark.test.age", "age", "how old?").in("seconds");
        Metric since =
                Metric.gauge("tidemark.test.since", "when", "since when?").in("timestamp_seconds");
        Metric took = Metric.times("tidemark.test.took", "how long it took", "how long?");
        meters.counter(BURIED, "a").increment();
        meters.gauge(age, this, any -> 7);
        meters.gauge(since, this, any -> 8);
        meters.times(took).record(Duration.ofMillis(600));
        assertThat(registry.scrape().lines())
                .contains(
                        BURIED.exposed() + "{cause=\"a\"} 1.0",
                        age.exposed() + " 7.0",
                        since.exposed() + " 8.0",
                        took.exposed() + "_count 1",
                        took.exposed() + "_bucket{le=\"0.5\"} 0",
                        took.exposed() + "_bucket{le=\"0.7\"} 1");
    }

    @Test
    void whatComesBeyondTheBoundOfALabelIsCountedAsOther() {
        for (int i = 0; i < 100; i++) {
            meters.counter(BURIED, "cause-" + i).increment();
            meters.counter(BURIED, "cause-0").increment();
        }
        assertThat(registry.find(BURIED.name()).counters())
                .extracting(counter -> counter.getId().getTag("cause"))
                .containsExactlyInAnyOrder("cause-0", "cause-1", "cause-2", Label.OTHER);
        assertThat(registry.find(BURIED.name()).counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(200);
    }

    @Test
    void rowsThatAreGoneMakeRoomForOthers() {
        for (int i = 0; i < 10; i++) {
            Map<List<String>, Integer> now = new HashMap<>();
            now.put(List.of("a" + i), i);
            now.put(List.of("b" + i), i);
            meters.rows(LAG, now);
            assertThat(registry.find(LAG.name()).gauges())
                    .extracting(gauge -> gauge.getId().getTag("cause"))
                    .containsExactlyInAnyOrder("a" + i, "b" + i);
        }
    }

    @Test
    void anotherNumberOfValuesThanLabelsIsAMistake() {
        assertThatThrownBy(() -> meters.counter(BURIED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSecondNameOfATopicWithPointsIsLeftOutAndNothingElse() {
        SimpleMeterRegistry simple = new SimpleMeterRegistry();
        simple.config().meterFilter(new OneTopicName("eu.prod."));
        for (String topic : List.of("eu.prod.features", "eu_prod_features", "other_topic")) {
            simple.counter("lag", "topic", topic);
        }
        simple.counter("lag.of.all");
        assertThat(simple.getMeters())
                .extracting(Meter::getId)
                .extracting(id -> id.getTag("topic"))
                .containsExactlyInAnyOrder("eu.prod.features", "other_topic", null);
        SimpleMeterRegistry bare = new SimpleMeterRegistry();
        bare.config().meterFilter(new OneTopicName(""));
        bare.counter("lag", "topic", "features");
        assertThat(bare.getMeters()).hasSize(1);
    }
}
