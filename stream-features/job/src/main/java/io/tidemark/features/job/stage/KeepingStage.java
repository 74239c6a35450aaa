package io.tidemark.features.job.stage;

import io.tidemark.features.job.state.WriteBack;

/** A stage that holds what it keeps of its keys. */
interface KeepingStage {

    /** What it holds; there since the stage was opened. */
    WriteBack kept();
}
