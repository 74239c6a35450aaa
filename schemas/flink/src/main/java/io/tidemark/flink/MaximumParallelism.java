package io.tidemark.flink;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Into how many parts (Flink: key groups) a job's keyed state is divided. State can only be read under the number that
 * it was written with, so it must not follow the parallelism, as Flink's own default does beyond 85.
 *
 * @param value the number
 * @param why it is this one, for the log
 */
record MaximumParallelism(int value, String why) {

    /** Flink takes no more. */
    static final int FLINKS_MOST = 1 << 15;

    /** Flink's own default up to a parallelism of 85. */
    private static final int LEAST = 128;

    private static final Logger LOG = LoggerFactory.getLogger(MaximumParallelism.class);

    /**
     * What the state was written with that the job is told to go on from; else what its own key says; else the least
     * multiple of the partitions from 128 on: then as many subtasks as there are partitions, or a divisor of them, have
     * equally many parts each.
     *
     * @param partitions of the keyed topics
     */
    static MaximumParallelism of(ReadableConfig cluster, OwnChoices own, int partitions) {
        OptionalInt written = ofState(cluster);
        if (written.isPresent()) {
            return new MaximumParallelism(
                    written.getAsInt(),
                    "the state that the job goes on from was written with it, and can be read under no other");
        }
        return own.maximumParallelism()
                .map(given -> new MaximumParallelism(given, "the job's own key says so"))
                .orElseGet(() -> new MaximumParallelism(
                        multiple(partitions),
                        "a multiple of " + partitions + " partitions, whatever the parallelism is"));
    }

    static int multiple(int partitions) {
        return Math.min(FLINKS_MOST, (LEAST + partitions - 1) / partitions * partitions);
    }

    /** Why a job cannot be so parallel. */
    String refusal(int parallelism) {
        return String.format(
                Locale.ROOT,
                "parallelism is %d, but the job's state is divided into %d parts (%s); take at most as many, or, for a job that has no state yet, set maximum.parallelism",
                parallelism,
                value,
                why);
    }

    private static OptionalInt ofState(ReadableConfig cluster) {
        String path = cluster.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).orElse("");
        if (path.isEmpty()) {
            return OptionalInt.empty();
        }
        Path metadata = path.endsWith("/_metadata") ? new Path(path) : new Path(path, "_metadata");
        try {
            FileSystem files = metadata.getFileSystem();
            try (DataInputStream in = new DataInputStream(files.open(metadata))) {
                CheckpointMetadata state =
                        Checkpoints.loadCheckpointMetadata(in, MaximumParallelism.class.getClassLoader(), path);
                return state.getOperatorStates().stream()
                        .mapToInt(OperatorState::getMaxParallelism)
                        .max();
            }
        } catch (IOException e) {
            // Flink reads it again in a moment and says what is wrong with it.
            LOG.warn(
                    "{} cannot be read, so the maximum parallelism of its state is not known: {}",
                    metadata,
                    e.toString());
            return OptionalInt.empty();
        }
    }
}
