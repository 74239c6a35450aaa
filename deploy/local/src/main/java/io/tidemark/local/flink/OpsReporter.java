package io.tidemark.local.flink;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/**
 * Puts Flink's metrics into Micrometer's global registry, and so on the process's ops port. Flink's own Prometheus
 * reporter listens on every address of the machine.
 */
final class OpsReporter implements MetricReporter {

    private final MeterRegistry registry = Metrics.globalRegistry;
    private final Map<Metric, Meter> meters = new ConcurrentHashMap<>();

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {
        meters.values().forEach(registry::remove);
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        String meterName =
                "flink." + LogicalScopeProvider.castFrom(group).getLogicalScope(text -> text, '.') + "." + name;
        Meter meter = meter(metric, meterName, tags(group));
        if (meter != null) {
            meters.put(metric, meter);
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        Meter meter = meters.remove(metric);
        if (meter != null) {
            registry.remove(meter);
        }
    }

    private Meter meter(Metric metric, String name, Tags tags) {
        if (metric instanceof Counter counter) {
            return FunctionCounter.builder(name, counter, Counter::getCount)
                    .tags(tags)
                    .register(registry);
        }
        if (metric instanceof org.apache.flink.metrics.Meter rate) {
            return gauge(name + ".rate", tags, rate, org.apache.flink.metrics.Meter::getRate);
        }
        if (metric instanceof Histogram histogram) {
            return gauge(name + ".p99", tags, histogram, h -> h.getStatistics().getQuantile(0.99));
        }
        if (metric instanceof Gauge<?> gauge) {
            return gauge(name, tags, gauge, OpsReporter::number);
        }
        return null;
    }

    private <T> Meter gauge(String name, Tags tags, T subject, java.util.function.ToDoubleFunction<T> value) {
        return io.micrometer.core.instrument.Gauge.builder(name, subject, value)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** NaN for gauges that are no numbers; they have no place in Prometheus. */
    private static double number(Gauge<?> gauge) {
        return gauge.getValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Tags tags(MetricGroup group) {
        Tags tags = Tags.empty();
        for (Map.Entry<String, String> variable : group.getAllVariables().entrySet()) {
            String key = variable.getKey().replaceAll("[<>]", "");
            tags = tags.and(key, variable.getValue());
        }
        return tags;
    }
}
