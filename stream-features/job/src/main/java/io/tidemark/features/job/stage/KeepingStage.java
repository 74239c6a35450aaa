package io.tidemark.features.job.stage;

import io.tidemark.features.job.lane.LaneQueues;
import io.tidemark.features.job.state.WriteBack;
import java.util.Optional;

/** A stage that holds what it keeps of its keys. */
interface KeepingStage {

    /** What it holds; there since the stage was opened. */
    WriteBack kept();

    /** What it holds of the lanes of its key groups; there since the stage was opened. */
    default Optional<LaneQueues> lanes() {
        return Optional.empty();
    }
}
