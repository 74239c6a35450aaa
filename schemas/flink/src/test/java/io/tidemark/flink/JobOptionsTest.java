package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.flink.Decision.By;
import io.tidemark.settings.Settings;
import java.time.Duration;
import java.util.Map;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobOptionsTest {

    private static final JobOptions USUAL = new JobOptions(Duration.ofMillis(2), Duration.ofMillis(10), true);

    /**
     * Every option that can be left to the cluster: our own key for it, Flink's key, our default, what the cluster
     * says, what the key says.
     */
    @ParameterizedTest
    @CsvSource({
        "parallelism, parallelism.default, 2, 5, 3",
        "state.backend, state.backend.type, hashmap, rocksdb, rocksdb",
        "checkpoint.interval, execution.checkpointing.interval, 10 s, 1 min, 3 s",
        "buffer.timeout, execution.buffer-timeout.interval, 2 ms, 100 ms, 0 ms",
        "checkpoint.dir, execution.checkpointing.dir, , file:///cluster, file:///own",
        "flink.restart-strategy.type, restart-strategy.type, exponential-delay, fixed-delay, none",
        "flink.execution.checkpointing.externalized-checkpoint-retention, execution.checkpointing.externalized-checkpoint-retention, RETAIN_ON_CANCELLATION, DELETE_ON_CANCELLATION, NO_EXTERNALIZED_CHECKPOINTS",
        "flink.execution.checkpointing.incremental, execution.checkpointing.incremental, false, true, true",
        "flink.pipeline.object-reuse, pipeline.object-reuse, true, false, false",
        "flink.pipeline.auto-watermark-interval, pipeline.auto-watermark-interval, 10 ms, 200 ms, 1 s",
        "flink.execution.checkpointing.timeout, execution.checkpointing.timeout, , , 7 min",
    })
    void theOwnKeyGoesBeforeTheClusterAndTheClusterBeforeTheDefault(
            String ownKey, String flinkKey, String usual, String clusters, String own) {
        assertDecided(decide(Map.of(), Map.of()), flinkKey, usual, By.DEFAULT);
        if (clusters != null) {
            assertDecided(decide(Map.of(flinkKey, clusters), Map.of()), flinkKey, clusters, By.CLUSTER);
            assertDecided(decide(Map.of(flinkKey, clusters), Map.of(ownKey, own)), flinkKey, own, By.OWN);
        }
        assertDecided(decide(Map.of(), Map.of(ownKey, own)), flinkKey, own, By.OWN);
    }

    private static void assertDecided(DecidedOptions options, String key, String value, By by) {
        assertThat(options.toConfiguration().toMap().get(key)).isEqualTo(value);
        if (value != null) {
            assertThat(options.decisions())
                    .filteredOn(decision -> decision.key().equals(key))
                    .singleElement()
                    .satisfies(decision -> {
                        assertThat(decision.value()).isEqualTo(value);
                        assertThat(decision.by()).isEqualTo(by);
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3.secret-key, hunter2, ****",
        "security.ssl.rest.keystore-password, hunter2, ****",
        "execution.checkpointing.savepoint-dir, s3://me:hunter2@bucket/a, s3://****@bucket/a",
    })
    void secretsOfFlinksOptionsReachTheJobAndNotTheLog(String option, String value, String shown) {
        DecidedOptions options = decide(Map.of(), Map.of("flink." + option, value));
        assertThat(options.toConfiguration().toMap()).containsEntry(option, value);
        assertThat(options.decisions())
                .filteredOn(decision -> decision.key().equals(option))
                .singleElement()
                .satisfies(decision -> assertThat(decision.sentence())
                        .isEqualTo(option + " is " + shown + ", by the job's own key: flink." + option))
                .satisfies(decision -> assertThat(decision.toString()).doesNotContain("hunter2"));
        DecidedOptions clusters = decide(Map.of("execution.checkpointing.dir", "s3://me:hunter2@bucket/c"), Map.of());
        assertThat(clusters.decisions().toString())
                .contains("s3://****@bucket/c")
                .doesNotContain("hunter2");
    }

    @Test
    void aKeyOfTheJobsOwnGoesBeforeFlinksNameOfTheSame() {
        DecidedOptions options = decide(Map.of(), Map.of("parallelism", "3", "flink.parallelism.default", "7"));
        assertThat(options.get(CoreOptions.DEFAULT_PARALLELISM)).isEqualTo(3);
    }

    @Test
    void whoTakesTheClustersRestartStrategyTakesItWhole() {
        Configuration flink = decide(Map.of("restart-strategy.type", "exponential-delay"), Map.of())
                .toConfiguration();
        assertThat(flink.getOptional(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
                .isEmpty();
        assertThat(decide(Map.of(), Map.of())
                        .get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void checkpointsOfRocksDbHoldWhatHasChangedWhoeverChoseIt() {
        for (DecidedOptions options : new DecidedOptions[] {
            decide(Map.of("state.backend.type", "rocksdb"), Map.of()),
            decide(Map.of(), Map.of("state.backend", "rocksdb"))
        }) {
            assertThat(options.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
                    .isTrue();
            assertThat(options.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isTrue();
        }
        DecidedOptions clusters = decide(
                Map.of(
                        "state.backend.type", "rocksdb",
                        "execution.checkpointing.incremental", "false",
                        "state.backend.rocksdb.use-bloom-filter", "false"),
                Map.of());
        assertThat(clusters.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isFalse();
        assertThat(clusters.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isFalse();
    }

    @Test
    void aDirectoryOfItsOwnIsUsedWhereverTheClusterKeepsCheckpoints() {
        DecidedOptions options = decide(
                Map.of("execution.checkpointing.storage", "jobmanager"), Map.of("checkpoint.dir", "file:///own"));
        assertThat(options.get(CheckpointingOptions.CHECKPOINT_STORAGE)).isEqualTo("filesystem");
        assertThat(options.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).isEqualTo("file:///own");
    }

    @Test
    void whatCorrectnessNeedsIsForcedAndSaid() {
        DecidedOptions options = decide(
                Map.of(
                        "pipeline.generic-types", "true",
                        "pipeline.max-parallelism", "64",
                        "execution.checkpointing.mode", "AT_LEAST_ONCE"),
                Map.of());
        assertThat(options.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(options.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(132);
        assertThat(options.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThat(options.decisions())
                .filteredOn(decision -> decision.by() == By.FORCED)
                .extracting(Decision::sentence)
                .containsExactlyInAnyOrder(
                        "pipeline.max-parallelism is 132, forced: a multiple of 12 partitions, whatever the parallelism is; the cluster's 64 does not count",
                        "pipeline.generic-types is false, forced: a type that is not known would be written by Kryo, and such state cannot be read for ever; the cluster's true does not count",
                        "execution.checkpointing.mode is EXACTLY_ONCE, forced: state that counts an event twice after a restart is wrong; the cluster's AT_LEAST_ONCE does not count",
                        "isolation.level is read_committed, forced: what a producer has taken back was never sent");
        assertThatThrownBy(() -> decide(Map.of(), Map.of("flink.pipeline.generic-types", "true")))
                .hasMessageStartingWith("flink.pipeline.generic-types is \"true\", but it is always false (");
    }

    @Test
    void aParallelismBeyondThePartsOfTheStateIsRefused() {
        assertThatThrownBy(() -> decide(Map.of("parallelism.default", "200"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parallelism is 200, but the job's state is divided into 132 parts");
        assertThat(decide(Map.of("parallelism.default", "200"), Map.of("maximum.parallelism", "240"))
                        .get(PipelineOptions.MAX_PARALLELISM))
                .isEqualTo(240);
    }

    @Test
    void theDefaultsAreThoseOfTheLocalStack() {
        DecidedOptions options = decide(Map.of(), Map.of());
        assertThat(options.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("hashmap");
        assertThat(options.get(ExecutionOptions.BUFFER_TIMEOUT)).isEqualTo(Duration.ofMillis(2));
        assertThat(options.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    }

    private static DecidedOptions decide(Map<String, String> cluster, Map<String, String> own) {
        OwnChoices choices = Settings.read(JobKeys.of(USUAL.bufferTimeout()), own, OwnChoices::of);
        return USUAL.decide("test", Configuration.fromMap(cluster), choices, 12);
    }
}
