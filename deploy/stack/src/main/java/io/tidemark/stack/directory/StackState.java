package io.tidemark.stack.directory;

import java.time.Instant;
import java.util.List;

/**
 * What runs, as {@code stack.json} in the data directory says it.
 *
 * @param supervisor the process that holds the stack
 * @param ready whether everything was ready once
 * @param bootstrapServers of Kafka
 * @param schemaRegistry URL of the registry's Confluent API
 * @param flink URL of Flink's page and REST API
 * @param console URL of the console; null if there is none
 * @param processes in the order of their start
 */
public record StackState(
        RunningProcess supervisor,
        boolean ready,
        String bootstrapServers,
        String schemaRegistry,
        String flink,
        String console,
        List<RunningProcess> processes) {

    public StackState {
        processes = List.copyOf(processes);
    }

    /**
     * A process that was started.
     *
     * @param startedAt tells it from a later process of the same id
     * @param health URL that answers 200 when it is ready; "" if it has none
     * @param metrics URL of its Prometheus metrics; "" if it has none
     * @param log its log file
     */
    public record RunningProcess(String name, long pid, Instant startedAt, String health, String metrics, String log) {}
}
