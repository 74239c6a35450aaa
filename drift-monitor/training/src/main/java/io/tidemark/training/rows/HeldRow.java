package io.tidemark.training.rows;

import io.tidemark.training.intake.OnRecord;
import java.util.Optional;

/** A row that is held until all is read. Of an id that repeats, another record may turn out to be the one on record. */
final class HeldRow {

    private TrainingRow row;
    private String origin;
    private OnRecord place;

    HeldRow(ServedVector one, Optional<KnownLabel> label) {
        replace(one, label);
    }

    void replace(ServedVector one, Optional<KnownLabel> label) {
        row = one.row(label);
        origin = one.origin(label);
        place = one.place();
    }

    TrainingRow row() {
        return row;
    }

    String origin() {
        return origin;
    }

    OnRecord place() {
        return place;
    }
}
