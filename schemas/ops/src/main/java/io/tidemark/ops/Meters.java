package io.tidemark.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The metrics of a process in Micrometer, by their definitions. Holds labels to their bounds. Thread-safe. */
public final class Meters {

    /**
     * Close where the promises are, 50 to 500 ms, so that a quantile can be told from them; far beyond it, so that an
     * outage can.
     */
    private static final Duration[] BUCKETS = Stream.of(
                    5L, 10L, 20L, 35L, 50L, 80L, 100L, 150L, 250L, 350L, 500L, 700L, 1_000L, 2_000L, 5_000L, 10_000L,
                    30_000L, 60_000L, 300_000L)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);
    private final MeterRegistry registry;
    private final Map<String, Set<String>> values = new ConcurrentHashMap<>();
    private final Map<String, MultiGauge> rows = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param labels values in the order of the definition's labels */
    public Counter counter(Metric metric, String... labels) {
        return Counter.builder(metric.name())
                .description(metric.says())
                .baseUnit(unit(metric))
                .tags(tags(metric, labels))
                .register(registry);
    }

    /** @param subject is held, so that the gauge lives as long as the process */
    public <T> void gauge(Metric metric, T subject, ToDoubleFunction<T> value, String... labels) {
        Gauge.builder(metric.name(), subject, value)
                .description(metric.says())
                .baseUnit(unit(metric))
                .tags(tags(metric, labels))
                .strongReference(true)
                .register(registry);
    }

    /** @param labels values in the order of the definition's labels */
    public Timer times(Metric metric, String... labels) {
        return Timer.builder(metric.name())
                .description(metric.says())
                .serviceLevelObjectives(BUCKETS)
                .tags(tags(metric, labels))
                .register(registry);
    }

    /**
     * Rows that come and go: those that are not named are gone.
     *
     * @param now value by the labels' values
     */
    public void rows(Metric metric, Map<List<String>, ? extends Number> now) {
        MultiGauge gauge = rows.computeIfAbsent(metric.name(), name -> MultiGauge.builder(name)
                .description(metric.says())
                .baseUnit(unit(metric))
                .register(registry));
        // What is gone makes room, so that only what is there at once counts.
        values.keySet().removeIf(key -> key.startsWith(metric.name() + "/"));
        gauge.register(
                now.entrySet().stream()
                        .map(row ->
                                MultiGauge.Row.of(tags(metric, row.getKey().toArray(String[]::new)), row.getValue()))
                        .toList(),
                true);
    }

    private Tags tags(Metric metric, String... given) {
        List<Label> labels = metric.labels();
        if (labels.size() != given.length) {
            throw new IllegalArgumentException(
                    metric.name() + " has " + labels.size() + " labels and was given " + given.length + " values");
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < given.length; i++) {
            tags = tags.and(Tag.of(labels.get(i).name(), bounded(metric, labels.get(i), given[i])));
        }
        return tags;
    }

    private String bounded(Metric metric, Label label, String value) {
        Set<String> known = values.computeIfAbsent(metric.name() + "/" + label.name(), key -> new HashSet<>());
        synchronized (known) {
            if (known.contains(value)) {
                return value;
            }
            if (known.size() < label.most()) {
                known.add(value);
                return value;
            }
            if (known.add(Label.OTHER)) {
                LOG.warn(
                        "{} has more than {} values of {}; those beyond are counted as \"{}\"",
                        metric.exposed(),
                        label.most(),
                        label.name(),
                        Label.OTHER);
            }
            return Label.OTHER;
        }
    }

    private static String unit(Metric metric) {
        return metric.unit().isEmpty() ? null : metric.unit();
    }
}
