package io.tidemark.training.gate;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.rows.TrainingRow;
import java.util.List;
import java.util.Optional;

/** The model in force, with its bundle. */
public record Champion(ModelReference reference, Bundle bundle) {

    /** What the champion says of these rows, computed anew from its bundle. */
    ScoredRows scored(List<TrainingRow> rows) {
        return ScoredRows.of(bundle, Optional.empty(), rows);
    }
}
