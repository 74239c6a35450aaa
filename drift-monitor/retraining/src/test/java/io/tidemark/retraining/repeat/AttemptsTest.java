package io.tidemark.retraining.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final ModelReference OLD = new ModelReference("m-old", "0");
    private static final ModelReference NEW = new ModelReference("m-new", "1");

    @Test
    void onlyATrainingAgainstTheSameChampionIsRepeated() {
        Attempts attempts = new Attempts();
        attempts.add(attempt("m-1", Optional.empty(), 900));
        attempts.add(attempt("m-2", Optional.of(OLD), 900));
        attempts.add(attempt("m-3", Optional.of(OLD), 900));

        assertThat(attempts.against(Optional.of(OLD)).orElseThrow().version()).isEqualTo("m-3");
        assertThat(attempts.against(Optional.empty()).orElseThrow().version()).isEqualTo("m-1");
        assertThat(attempts.against(Optional.of(NEW))).isEmpty();
    }

    @Test
    void whatComparedNothingSaidNothingThatAnotherCouldRepeat() {
        Attempts attempts = new Attempts();
        attempts.add(attempt("m-1", Optional.of(OLD), 900));
        attempts.add(attempt("m-2", Optional.of(OLD), 0));

        assertThat(attempts.against(Optional.of(OLD)).orElseThrow().version()).isEqualTo("m-1");
    }

    @Test
    void aShadowThatMayFollowIsOnTrialAndAChampionOnWatchIsNot() {
        assertThat(OnTrial.in(Optional.empty())).isEmpty();
        assertThat(OnTrial.in(activation(TrialKind.ON_WATCH))).isEmpty();
        assertThat(OnTrial.in(activation(TrialKind.SHADOWING)))
                .hasValue("the candidate m-new is on trial as a shadow of m-old");
    }

    private static Attempt attempt(String version, Optional<ModelReference> champion, int rows) {
        return new Attempt(version, champion, Instant.EPOCH, Optional.empty(), rows, rows / 20, false);
    }

    private static Optional<Activation> activation(TrialKind kind) {
        Trial trial = Trial.newBuilder()
                .setKind(kind)
                .setModel(NEW)
                .setRival(OLD)
                .setEvents(1_000L)
                .setSinceSequence(3L)
                .build();
        return Optional.of(Activation.newBuilder()
                .setChampion(OLD)
                .setShadows(List.of(NEW))
                .setTrials(List.of(trial))
                .build());
    }
}
