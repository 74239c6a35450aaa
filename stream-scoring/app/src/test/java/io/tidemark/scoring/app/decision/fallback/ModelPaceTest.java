package io.tidemark.scoring.app.decision.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.testkit.scoring.TestModels;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModelPaceTest {

    private static final LoadedModel A = TestModels.loaded("a");
    private static final LoadedModel B = TestModels.loaded("b");
    private final ModelPace pace = new ModelPace(Duration.ofMillis(10), Duration.ofSeconds(1));
    private Instant now = Instant.EPOCH;

    @Test
    void aModelRestsOnceEnoughCallsInARowWereTooSlow() {
        for (int i = 1; i < ModelPace.IN_A_ROW; i++) {
            call(A, 11);
            assertThat(pace.rests(A, now)).isFalse();
        }
        call(A, 11);
        assertThat(pace.rests(A, now)).isTrue();
        assertThat(pace.rests(B, now)).isFalse();
    }

    @Test
    void oneCallInTimeBeginsTheCountAnew() {
        for (int i = 0; i < 100; i++) {
            call(A, i % ModelPace.IN_A_ROW == 0 ? 10 : 11);
            assertThat(pace.rests(A, now)).isFalse();
        }
    }

    @Test
    void callsOfAnotherModelInBetweenChangeNothing() {
        for (int i = 0; i < ModelPace.IN_A_ROW; i++) {
            call(A, 11);
            call(B, 1);
        }
        assertThat(pace.rests(A, now)).isTrue();
        assertThat(pace.rests(B, now)).isFalse();
    }

    @Test
    void afterTheRestOneCallDecidesWhetherItGoesOn() {
        for (int i = 0; i < ModelPace.IN_A_ROW; i++) {
            call(A, 11);
        }
        now = now.plusSeconds(1);
        assertThat(pace.rests(A, now)).isFalse();
        call(A, 11);
        assertThat(pace.rests(A, now)).isTrue();
        now = now.plusSeconds(1);
        call(A, 10);
        call(A, 11);
        assertThat(pace.rests(A, now)).isFalse();
    }

    @Test
    void withoutALimitNothingIsMeasured() {
        assertThat(new ModelPace(Duration.ZERO, Duration.ofSeconds(1)).isOn()).isFalse();
        assertThat(pace.isOn()).isTrue();
    }

    private void call(LoadedModel model, long millis) {
        Instant from = now;
        now = now.plusMillis(millis);
        pace.took(model, from, now);
    }
}
