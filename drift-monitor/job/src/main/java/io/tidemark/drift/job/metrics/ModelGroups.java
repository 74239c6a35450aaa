package io.tidemark.drift.job.metrics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;

/**
 * The series of the models that were heard of last; those of older ones end, or a job that runs for a year would show
 * each model that there ever was. Used by one thread, and read by reporters.
 */
final class ModelGroups {

    private final MetricGroup operator;
    private final LinkedHashMap<String, Model> models = new LinkedHashMap<>(16, 0.75f, true);

    /** One model's values; a reporter may read them at any time. */
    static final class Model {

        private final MetricGroup group;
        private final Map<String, MetricGroup> inner = new HashMap<>();
        private final Map<String, Value> values = new HashMap<>();

        private Model(MetricGroup group) {
            this.group = group;
        }

        /** Of the model itself. */
        void set(String leaf, double value) {
            value(leaf, group, leaf).now = value;
        }

        /** Of one value of another label. */
        void set(String label, String labelled, String leaf, double value) {
            MetricGroup of = inner.computeIfAbsent(label + "/" + labelled, key -> group.addGroup(label, labelled));
            value(label + "/" + labelled + "/" + leaf, of, leaf).now = value;
        }

        private Value value(String key, MetricGroup of, String leaf) {
            return values.computeIfAbsent(key, ignored -> {
                Value made = new Value();
                of.gauge(leaf, () -> made.now);
                return made;
            });
        }
    }

    private static final class Value {
        private volatile double now;
    }

    ModelGroups(MetricGroup operator) {
        this.operator = operator;
    }

    Model of(String version) {
        Model model = models.computeIfAbsent(version, key -> new Model(operator.addGroup("model", key)));
        if (models.size() > MonitorMetrics.MODELS) {
            var oldest = models.entrySet().iterator();
            close(oldest.next().getValue());
            oldest.remove();
        }
        return model;
    }

    /** Flink closes groups with their operators, and has no public way to do it earlier. */
    private static void close(Model model) {
        if (model.group instanceof AbstractMetricGroup<?> group) {
            group.close();
        }
    }
}
