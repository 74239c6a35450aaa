package io.tidemark.drift.job.metrics;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.events.EventBuilder;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.metrics.MetricRegistry;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.GenericMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.runtime.metrics.scope.ScopeFormats;
import org.apache.flink.traces.SpanBuilder;

/** What a reporter would see, under the names of Flink's Prometheus reporter with the labels that we add. */
final class RecordingRegistry implements MetricRegistry {

    private final Map<String, Metric> metrics = new TreeMap<>();

    /** The group of an operator. */
    AbstractMetricGroup<?> operator() {
        return new GenericMetricGroup(this, UnregisteredMetricGroups.createUnregisteredTaskMetricGroup(), "operator");
    }

    /** Numbers by name and labels, as in {@code flink_..._alarm{kind=drift, model=m1}}. */
    Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        metrics.forEach((name, metric) -> values.put(name, number(metric)));
        return values;
    }

    private static double number(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return ((Number) ((Gauge<?>) metric).getValue()).doubleValue();
    }

    private static String name(String leaf, AbstractMetricGroup<?> group) {
        Map<String, String> ours = new TreeMap<>();
        group.getAllVariables().forEach((key, value) -> {
            String label = key.replaceAll("[<>]", "");
            if (label.equals("model") || label.equals("column") || label.equals("kind")) {
                ours.put(label, value);
            }
        });
        return "flink_" + group.getLogicalScope(CharacterFilter.NO_OP_FILTER, '_') + "_" + leaf + ours;
    }

    @Override
    public void register(Metric metric, String leaf, AbstractMetricGroup<?> group) {
        metrics.put(name(leaf, group), metric);
    }

    @Override
    public void unregister(Metric metric, String leaf, AbstractMetricGroup<?> group) {
        metrics.remove(name(leaf, group), metric);
    }

    @Override
    public char getDelimiter() {
        return '.';
    }

    @Override
    public int getNumberReporters() {
        return 1;
    }

    @Override
    public void addSpan(SpanBuilder span, AbstractMetricGroup<?> group) {
        throw new UnsupportedOperationException("the monitor has no spans");
    }

    @Override
    public void addEvent(EventBuilder event, AbstractMetricGroup<?> group) {
        throw new UnsupportedOperationException("the monitor has no events");
    }

    @Override
    public ScopeFormats getScopeFormats() {
        throw new UnsupportedOperationException("nobody asks here for the scope of an operator");
    }
}
