package io.tidemark.retraining;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import java.util.List;
import java.util.function.Consumer;

/** Traffic in memory. */
record HeldTraffic(List<Score> all, List<Label> said) implements RecordedTraffic {

    HeldTraffic(Score one) {
        this(List.of(one), List.of());
    }

    @Override
    public void scores(Consumer<Score> sink) {
        all.forEach(sink);
    }

    @Override
    public void labels(Consumer<Label> sink) {
        said.forEach(sink);
    }
}
