package io.tidemark.flink;

import io.tidemark.log.registry.RegistryFailures;
import org.apache.flink.metrics.MetricGroup;

/** How often the registry failed whoever reads for a job. */
public final class RegistryMetric {

    /** Registered by the readers of a source. */
    public static final OperatorMetric FAILURES = OperatorMetric.gauge(
                    "registry_failures",
                    "questions to the schema registry that failed, of all tasks of the job on this task manager: the"
                            + " largest of the series counts, not their sum",
                    "Can the registry be reached?")
            .within("deserializer");

    private RegistryMetric() {}

    /** In the group of a reader. */
    public static void register(MetricGroup reader) {
        FAILURES.gauge(reader, () -> (double) RegistryFailures.seen());
    }
}
