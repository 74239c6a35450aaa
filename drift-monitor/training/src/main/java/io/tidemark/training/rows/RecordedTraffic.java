package io.tidemark.training.rows;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import io.tidemark.training.intake.Appended;
import java.util.function.Consumer;

/** Scores and labels that lie somewhere and can be read as often as needed: the same each time, in whatever order. */
public interface RecordedTraffic {

    void scores(Consumer<Appended<Score>> sink);

    void labels(Consumer<Appended<Label>> sink);
}
