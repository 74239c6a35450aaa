package io.tidemark.flink;

import io.tidemark.settings.Family;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;

/**
 * The settings of a job that say how Flink runs it. None has a default of its own: what they do not say is the
 * cluster's to say, see {@link OwnChoices}.
 */
public final class JobKeys {

    private static final String CLUSTERS = "what the cluster says, else ";

    public static final Key<Integer> PARALLELISM = Key.of("parallelism", Kinds.WHOLE, "parallel parts of the job")
            .usuallyAs(CLUSTERS + JobOptions.PARALLELISM)
            .atLeast(1)
            .atMost(MaximumParallelism.FLINKS_MOST);
    public static final Key<Integer> MAXIMUM_PARALLELISM = Key.of(
                    "maximum.parallelism",
                    Kinds.WHOLE,
                    "into how many parts keyed state is divided, for ever: no parallelism goes beyond, and state that"
                            + " there is keeps the number that it was written with")
            .usuallyAs("the least multiple of `partitions` from 128 on")
            .atLeast(1)
            .atMost(MaximumParallelism.FLINKS_MOST);
    public static final Key<JobStateBackend> STATE_BACKEND = Key.of(
                    "state.backend",
                    Kinds.choice(JobStateBackend.class),
                    "where the job keeps its state: in memory, or on disk for more than fits there")
            .usuallyAs(CLUSTERS + "heap");
    static final Key<Duration> BUFFER_TIMEOUT =
            Key.of("buffer.timeout", Kinds.DURATION, "how long a half-filled network buffer waits");
    static final Key<Duration> CHECKPOINT_INTERVAL = Key.of(
                    "checkpoint.interval", Kinds.DURATION, "time between two checkpoints")
            .usuallyAs(CLUSTERS + Kinds.DURATION.print(JobOptions.CHECKPOINT_INTERVAL))
            .atLeast(Duration.ofMillis(1));
    static final Key<String> CHECKPOINT_DIR = Key.of("checkpoint.dir", Kinds.TEXT, "a URI for the checkpoints")
            .usuallyAs(CLUSTERS + "the memory of the job manager");
    static final Family FLINK = new Family(
                    "flink.",
                    "OPTION",
                    "any other of Flink's own options, for this job; in a file or a flag, since a variable has no"
                            + " hyphens")
            .notByVariable();

    private JobKeys() {}

    /** All of them. @param bufferTimeout of the job, where nobody says otherwise */
    public static Keys of(Duration bufferTimeout) {
        return Keys.of(
                "flink",
                "How Flink runs the job.",
                STATE_BACKEND,
                PARALLELISM,
                MAXIMUM_PARALLELISM,
                BUFFER_TIMEOUT.usuallyAs(CLUSTERS + Kinds.DURATION.print(bufferTimeout)),
                CHECKPOINT_INTERVAL,
                CHECKPOINT_DIR,
                FLINK);
    }
}
