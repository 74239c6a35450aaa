package io.tidemark.flink;

import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * A metric of an operator of a job. Flink's reporter names it by where it lies, has the job, the operator and the
 * subtask as labels, and calls counters gauges, too.
 *
 * @param leaf what it is registered as
 * @param metric as Prometheus keeps it
 */
public record OperatorMetric(String leaf, Metric metric) {

    private static final String SCOPE = "flink.taskmanager.job.task.operator.";

    /** What is true now. */
    public static OperatorMetric gauge(String leaf, String says, String answers, Label... labels) {
        return new OperatorMetric(
                leaf, Metric.gauge(name(leaf, labels), says, answers).by(labels));
    }

    /** Only ever grows while its task lives, and begins at 0 with it. */
    public static OperatorMetric counter(String leaf, String says, String answers, Label... labels) {
        return gauge(leaf, says + ", since the task began", answers, labels);
    }

    /** The same of an operator that has it in a group of Flink's own. */
    public OperatorMetric within(String group) {
        String deeper = metric.name().replace(SCOPE, SCOPE + group + ".");
        return new OperatorMetric(
                leaf,
                Metric.gauge(deeper, metric.says(), metric.answers())
                        .by(metric.labels().toArray(Label[]::new)));
    }

    /** @param values of the labels, in their order */
    public Counter counter(MetricGroup operator, String... values) {
        return group(operator, values).counter(leaf);
    }

    /** @param values of the labels, in their order */
    public void gauge(MetricGroup operator, Gauge<Double> value, String... values) {
        group(operator, values).gauge(leaf, value);
    }

    private MetricGroup group(MetricGroup operator, String... values) {
        MetricGroup group = operator;
        for (int i = 0; i < values.length; i++) {
            group = group.addGroup(metric.labels().get(i).name(), values[i]);
        }
        return group;
    }

    private static String name(String leaf, Label... labels) {
        List<String> parts = new ArrayList<>();
        for (Label label : labels) {
            parts.add(label.name());
        }
        parts.add(leaf);
        return SCOPE + String.join(".", parts).replace('_', '.');
    }
}
