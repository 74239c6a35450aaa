package io.tidemark.retraining.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Score;
import io.tidemark.training.intake.Appended;
import io.tidemark.training.intake.Intake;
import io.tidemark.training.rows.Records;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestEventTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aTimeThatTheLogHasNotReachedIsNotTheNewest() {
        List<Appended<Score>> scores = List.of(
                at(NOON),
                at(NOON.plusSeconds(3_600)),
                at(NOON.plusSeconds(3_601)),
                at(Instant.parse("9999-12-31T00:00:00Z")));

        assertThat(NewestEvent.of(scores, Intake.usual())).hasValue(NOON.plusSeconds(3_600));
        assertThat(NewestEvent.of(scores.subList(2, 4), Intake.usual())).isEmpty();
    }

    private static Appended<Score> at(Instant time) {
        Score score =
                Records.score("t", "c", time, List.of(1.0)).setLoggedAt(NOON).build();
        return new Appended<>(score, NOON);
    }
}
