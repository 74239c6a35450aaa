package io.tidemark.flink;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How Flink runs a job of the project where nobody says otherwise.
 *
 * @param bufferTimeout how long a half-filled network buffer waits
 * @param watermarkInterval how often event time is passed on; zero for never
 * @param objectReuse whether operators of a chain hand over objects without a copy
 */
public record JobOptions(Duration bufferTimeout, Duration watermarkInterval, boolean objectReuse) {

    private static final Logger LOG = LoggerFactory.getLogger(JobOptions.class);
    static final int PARALLELISM = 2;
    static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    private static final Duration MOST_BACKOFF = Duration.ofSeconds(10);

    /**
     * Decides every option, and writes to the log who did.
     *
     * @param cluster of the environment that the job is built in, before anything is configured there
     * @param partitions of the keyed topics
     * @throws IllegalArgumentException in one sentence if what is asked for cannot be
     */
    public DecidedOptions decide(String job, ReadableConfig cluster, OwnChoices own, int partitions) {
        DecidedOptions options = new DecidedOptions(cluster, own.flink());
        int parallelism = parallelism(options, own);
        state(options, own);
        checkpoints(options, own);
        restarts(options);
        options.decide(
                ExecutionOptions.BUFFER_TIMEOUT, JobKeys.BUFFER_TIMEOUT.name(), own.bufferTimeout(), bufferTimeout);
        options.decide(PipelineOptions.AUTO_WATERMARK_INTERVAL, watermarkInterval);
        options.decide(PipelineOptions.OBJECT_REUSE, objectReuse);
        force(options, MaximumParallelism.of(cluster, own, partitions), parallelism);
        options.decisions().forEach(decision -> LOG.info("{}: {}", job, decision.sentence()));
        return options;
    }

    /** The parallelism that is going to be decided. */
    static int parallelism(ReadableConfig cluster, OwnChoices own) {
        return parallelism(new DecidedOptions(cluster, own.flink()), own);
    }

    private static int parallelism(DecidedOptions options, OwnChoices own) {
        return options.decide(
                CoreOptions.DEFAULT_PARALLELISM, JobKeys.PARALLELISM.name(), own.parallelism(), PARALLELISM);
    }

    private static void state(DecidedOptions options, OwnChoices own) {
        String backend = options.decide(
                StateBackendOptions.STATE_BACKEND,
                JobKeys.STATE_BACKEND.name(),
                own.stateBackend().map(JobStateBackend::flinkName),
                JobStateBackend.HEAP.flinkName());
        boolean rocks = backend.equals(JobStateBackend.ROCKSDB.flinkName());
        options.decide(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, rocks);
        if (rocks) {
            // Every new id and every new customer is looked for in vain first: filters answer that without reading
            // blocks.
            options.decide(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
            // Index and filters of billions of ids do not fit into a small cache as a whole, their parts do.
            options.decide(RocksDBOptions.USE_PARTITIONED_INDEX_FILTERS, true);
        }
    }

    private static void checkpoints(DecidedOptions options, OwnChoices own) {
        options.decide(
                CheckpointingOptions.CHECKPOINTING_INTERVAL,
                JobKeys.CHECKPOINT_INTERVAL.name(),
                own.checkpointInterval(),
                CHECKPOINT_INTERVAL);
        // A directory of the job's own is of no use to a cluster that keeps checkpoints elsewhere.
        Optional<String> storage = own.checkpointDir().map(dir -> "filesystem");
        options.tell(CheckpointingOptions.CHECKPOINT_STORAGE, JobKeys.CHECKPOINT_DIR.name(), storage);
        Optional<String> dir = options.tell(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, JobKeys.CHECKPOINT_DIR.name(), own.checkpointDir());
        if (dir.isEmpty()) {
            LOG.warn(
                    "nobody says where checkpoints are kept (checkpoint.dir, execution.checkpointing.dir), so they are kept"
                            + " in the job manager's memory: they end with it, and are refused beyond 5 MB");
        }
        options.decide(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    }

    private static void restarts(DecidedOptions options) {
        boolean said = options.isSaid(RestartStrategyOptions.RESTART_STRATEGY);
        options.decide(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        if (!said) {
            options.decide(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, FIRST_BACKOFF);
            options.decide(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, MOST_BACKOFF);
        }
    }

    private static void force(DecidedOptions options, MaximumParallelism maximum, int parallelism) {
        if (parallelism > maximum.value()) {
            throw new IllegalArgumentException(maximum.refusal(parallelism));
        }
        options.force(PipelineOptions.MAX_PARALLELISM, maximum.value(), maximum.why());
        options.force(
                PipelineOptions.GENERIC_TYPES,
                false,
                "a type that is not known would be written by Kryo, and such state cannot be read for ever");
        options.force(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE,
                "state that counts an event twice after a restart is wrong");
        options.tellForced("isolation.level", "read_committed", "what a producer has taken back was never sent");
    }
}
