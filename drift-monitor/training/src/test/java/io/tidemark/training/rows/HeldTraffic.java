package io.tidemark.training.rows;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import io.tidemark.training.intake.Appended;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Traffic in memory.
 *
 * @param appended when all of it was appended to the log
 */
record HeldTraffic(List<Score> all, List<Label> said, Instant appended) implements RecordedTraffic {

    private static final Instant LATER_THAN_ALL = Instant.parse("2026-12-31T00:00:00Z");

    HeldTraffic(List<Score> all, List<Label> said) {
        this(all, said, LATER_THAN_ALL);
    }

    HeldTraffic(Score one) {
        this(List.of(one), List.of());
    }

    @Override
    public void scores(Consumer<Appended<Score>> sink) {
        all.forEach(score -> sink.accept(new Appended<>(score, appended)));
    }

    @Override
    public void labels(Consumer<Appended<Label>> sink) {
        said.forEach(label -> sink.accept(new Appended<>(label, appended)));
    }
}
