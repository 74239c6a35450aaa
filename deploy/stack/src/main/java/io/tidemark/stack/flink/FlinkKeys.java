package io.tidemark.stack.flink;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.settings.Family;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.start.OperationsKeys;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of the local cluster, the process {@code flink}; those of its jobs stand below their names. */
public final class FlinkKeys {

    public static final Key<Integer> REST_PORT = Key.of(
                    "rest.port", Kinds.WHOLE, "the port of Flink's page on the loopback address; 0 takes a free one")
            .usually(0)
            .atLeast(0)
            .atMost(65_535);
    public static final Key<Path> STATE_DIR =
            Key.of("state.dir", Kinds.PATH, "where checkpoints lie").required();
    public static final Key<Integer> PARALLELISM = Key.of(
                    "parallelism", Kinds.WHOLE, "parallel parts of each job that says nothing else")
            .usually(1)
            .atLeast(1);
    static final Key<Integer> SPARE_SLOTS = Key.of(
                    "spare.slots", Kinds.WHOLE, "slots beside those of the two jobs, for trainings")
            .usually(0)
            .atLeast(0);
    static final Key<Duration> CHECKPOINT_INTERVAL = Key.of(
                    "checkpoint.interval",
                    Kinds.DURATION,
                    "time between two checkpoints of each job that says nothing else")
            .usually(Duration.ofSeconds(5))
            .atLeast(Duration.ofMillis(1));
    static final Family FLINK = new Family(
                    "flink.", "OPTION", "Flink's own options; in a file or a flag, since a variable has no hyphens")
            .notByVariable();
    static final Family FEATURES = new Family("features.", "KEY", "settings of the features job");
    static final Family MONITOR = new Family("monitor.", "KEY", "settings of the monitor");

    private static final String SAYS =
            "The local Flink cluster, which runs the features job and the monitor. On a cluster of your own there is"
                    + " none.";

    private static final Keys CLUSTER = Keys.of(
            "cluster",
            "The cluster.",
            OperationsKeys.ALL,
            REST_PORT,
            STATE_DIR,
            PARALLELISM,
            SPARE_SLOTS,
            CHECKPOINT_INTERVAL,
            FLINK);

    /** Its own. */
    public static final Keys ALL = Keys.of("flink", SAYS, ConnectionKeys.ALL, CLUSTER);

    /** What is in the file that it is started with: those of its jobs as well, which these check themselves. */
    static final Keys FILE = Keys.of("flink", SAYS, ConnectionKeys.ALL, CLUSTER, FEATURES, MONITOR);

    private FlinkKeys() {}
}
