package io.tidemark.retraining;

import io.tidemark.retraining.intake.Appended;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import java.util.function.Consumer;

/** Scores and labels that lie somewhere and can be read as often as needed: the same each time, in whatever order. */
interface RecordedTraffic {

    void scores(Consumer<Appended<Score>> sink);

    void labels(Consumer<Appended<Label>> sink);
}
