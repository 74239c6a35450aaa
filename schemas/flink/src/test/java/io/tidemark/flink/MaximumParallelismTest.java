package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.settings.Settings;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaximumParallelismTest {

    @TempDir
    Path dir;

    @Property
    void isTheLeastMultipleOfThePartitionsFrom128On(@ForAll @IntRange(min = 1, max = 2_000) int partitions) {
        int multiple = MaximumParallelism.multiple(partitions);
        assertThat(multiple % partitions).isZero();
        assertThat(multiple).isBetween(128, Math.max(128 + partitions, partitions));
        assertThat(multiple - partitions).isLessThan(128);
    }

    @Test
    void isThatOfTheStateThatTheJobGoesOnFrom() throws IOException {
        Configuration cluster = new Configuration()
                .set(StateRecoveryOptions.SAVEPOINT_PATH, stateOf(128).toUri().toString());
        assertThat(MaximumParallelism.of(cluster, own(Map.of()), 12).value()).isEqualTo(128);
        assertThat(MaximumParallelism.of(cluster, own(Map.of("maximum.parallelism", "240")), 12)
                        .value())
                .isEqualTo(128);
        cluster.set(
                StateRecoveryOptions.SAVEPOINT_PATH,
                dir.resolve("_metadata").toUri().toString());
        assertThat(MaximumParallelism.of(cluster, own(Map.of()), 12).value()).isEqualTo(128);
    }

    @Test
    void isPinnedWhereTheStateCannotBeRead() {
        Configuration cluster = new Configuration()
                .set(
                        StateRecoveryOptions.SAVEPOINT_PATH,
                        dir.resolve("gone").toUri().toString());
        assertThat(MaximumParallelism.of(cluster, own(Map.of()), 12).value()).isEqualTo(132);
    }

    private Path stateOf(int maximum) throws IOException {
        OperatorState state = new OperatorState("counts", "counts", new OperatorID(1, 2), 1, maximum);
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(dir.resolve("_metadata")))) {
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(
                            1,
                            List.of(state),
                            List.of(),
                            CheckpointProperties.forSavepoint(
                                    false, org.apache.flink.core.execution.SavepointFormatType.CANONICAL)),
                    out);
        }
        return dir;
    }

    private static OwnChoices own(Map<String, String> properties) {
        return Settings.read(JobKeys.of(Duration.ZERO), properties, OwnChoices::of);
    }
}
