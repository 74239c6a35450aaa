package io.tidemark.bench.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;

/** What each stage has in a checkpoint. */
final class CheckpointSizes {

    private CheckpointSizes() {}

    /** Bytes by the stages' names, those without state left out. */
    static SortedMap<String, Long> byStage(Path checkpoint) throws IOException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(checkpoint.resolve("_metadata")))) {
            for (OperatorState state : Checkpoints.loadCheckpointMetadata(
                            in, CheckpointSizes.class.getClassLoader(), checkpoint.toString())
                    .getOperatorStates()) {
                if (state.getStateSize() > 0) {
                    sizes.put(
                            state.getOperatorUid().or(state::getOperatorName).orElseGet(() -> state.getOperatorID()
                                    .toString()),
                            state.getStateSize());
                }
            }
        }
        return sizes;
    }
}
