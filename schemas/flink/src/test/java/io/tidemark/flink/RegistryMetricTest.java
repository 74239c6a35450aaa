package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.log.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class RegistryMetricTest {

    private final Map<String, Gauge<?>> registered = new HashMap<>();

    /** Of two tasks, the second of which began after the first had failed. */
    @Test
    void itOutlivesTheTaskThatMetTheFailure() throws Exception {
        RegistryMetric.register(group("first"));
        double before = value("first");
        try (SchemaRegistry registry =
                SchemaRegistry.connect(new Connection("b:1", "http://127.0.0.1:1", "", Map.of(), Map.of()))) {
            assertThatThrownBy(registry::requireReachable).isInstanceOf(RegistryUnreachableException.class);
        }
        RegistryMetric.register(group("second"));
        assertThat(value("first")).isEqualTo(before + 1);
        assertThat(value("second")).isEqualTo(before + 1);
        assertThat(RegistryMetric.FAILURES.metric().exposed())
                .isEqualTo("flink_taskmanager_job_task_operator_deserializer_registry_failures");
    }

    private double value(String task) {
        return (Double) registered.get(task + " registry_failures").getValue();
    }

    private UnregisteredMetricsGroup group(String task) {
        return new UnregisteredMetricsGroup() {
            @Override
            public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
                registered.put(task + " " + name, gauge);
                return gauge;
            }
        };
    }
}
