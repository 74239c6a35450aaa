package io.tidemark.features.job.backfill;

import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;

/** How Flink runs the backfill. */
final class BatchSettings {
    private BatchSettings() {}

    /** For a feed that ends: Flink sorts by key and keeps the state of one key at a time. */
    static Configuration of(int parallelism) {
        Configuration flink = new Configuration();
        flink.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        // Flink would take as few subtasks as it thinks that the data need.
        flink.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        return flink;
    }
}
