package io.tidemark.features.job;

import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** How Flink runs the job. */
final class FlinkSettings {
    private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(10);

    private FlinkSettings() {}

    /** For a feed that ends: Flink sorts by key and keeps the state of one key at a time. */
    static Configuration ofBatch(int parallelism) {
        Configuration flink = new Configuration();
        flink.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        // Flink would take as few subtasks as it thinks that the data need.
        flink.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        return flink;
    }

    static Configuration of(FeaturesJobConfig config) {
        Configuration flink = new Configuration();
        flink.set(CoreOptions.DEFAULT_PARALLELISM, config.job().parallelism());
        // A type that is not known would fall back to Kryo; better that the job does not start.
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        // Events are handed from operator to operator and changed by one at a time only.
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, config.ordered() ? WATERMARK_INTERVAL : Duration.ZERO);
        flink.set(StateBackendOptions.STATE_BACKEND, config.job().stateBackend().flinkName());
        flink.set(
                CheckpointingOptions.INCREMENTAL_CHECKPOINTS,
                config.job().stateBackend() == FeaturesJobStateBackend.ROCKSDB);
        if (config.job().stateBackend() == FeaturesJobStateBackend.ROCKSDB) {
            // Every new id and every new customer is looked for in vain first: filters answer that without reading
            // blocks.
            flink.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
            // Index and filters of billions of ids do not fit into a small cache as a whole, their parts do.
            flink.set(RocksDBOptions.USE_PARTITIONED_INDEX_FILTERS, true);
        }
        flink.set(ExecutionOptions.BUFFER_TIMEOUT, config.job().bufferTimeout());
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.job().checkpointInterval());
        flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        config.job().checkpointDir().ifPresent(dir -> flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, dir));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(10));
        return flink;
    }
}
