package io.tidemark.flink;

import io.tidemark.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a job's own keys say of how Flink runs it. What is absent is left to the cluster, and only then to the job's
 * default.
 *
 * @param parallelism how many subtasks an operator has
 * @param maximumParallelism into how many parts keyed state is divided, for ever; see {@link MaximumParallelism}
 * @param stateBackend where state is kept
 * @param bufferTimeout how long a half-filled network buffer waits
 * @param checkpointInterval from one checkpoint to the next
 * @param checkpointDir a URI
 * @param flink keys {@code flink.*} with the prefix stripped: any other of Flink's options for the job
 */
public record OwnChoices(
        Optional<Integer> parallelism,
        Optional<Integer> maximumParallelism,
        Optional<JobStateBackend> stateBackend,
        Optional<Duration> bufferTimeout,
        Optional<Duration> checkpointInterval,
        Optional<String> checkpointDir,
        Map<String, String> flink) {

    public OwnChoices {
        flink = Map.copyOf(flink);
    }

    /** As they are set. */
    public static OwnChoices of(Settings settings) {
        return new OwnChoices(
                settings.find(JobKeys.PARALLELISM),
                settings.find(JobKeys.MAXIMUM_PARALLELISM),
                settings.find(JobKeys.STATE_BACKEND),
                settings.find(JobKeys.BUFFER_TIMEOUT),
                settings.find(JobKeys.CHECKPOINT_INTERVAL),
                settings.find(JobKeys.CHECKPOINT_DIR),
                settings.of(JobKeys.FLINK));
    }
}
