package io.tidemark.retraining.log;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import io.tidemark.training.intake.Appended;
import io.tidemark.training.intake.Intake;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How far event time has come, by the last few scores of every partition; times that cannot be meant do not count. */
public record NewestEvent(TopicReader topics, Intake intake) {

    public Optional<Instant> now() {
        return of(topics.newest(Topics.SCORES), intake);
    }

    public static Optional<Instant> of(Collection<Appended<Score>> scores, Intake intake) {
        return scores.stream()
                .filter(score -> !intake.absurd(score))
                .map(score -> score.value().getTransaction().getEventTime())
                .max(Comparator.naturalOrder());
    }
}
