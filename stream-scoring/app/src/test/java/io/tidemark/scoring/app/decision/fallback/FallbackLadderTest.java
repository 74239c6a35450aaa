package io.tidemark.scoring.app.decision.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.cause.Rung;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackLadderTest {

    @ParameterizedTest
    @EnumSource
    void everyCauseHasAnAnswerThatDecidesEverythingInTheEnd(Cause cause) {
        List<Rung> rungs = FallbackLadder.USUAL.of(cause);
        assertThat(rungs.get(rungs.size() - 1).isCertain()).isTrue();
        assertThat(rungs).allMatch(cause::allows);
        assertThat(cause.flag()).matches("[a-z_]+");
    }

    @Test
    void whatIsConfiguredReplacesOneAnswerAndLeavesTheOthers() {
        FallbackLadder ladder = new FallbackLadder(Map.of(
                Cause.MODEL_MISSING,
                List.of(Rung.LAST_GOOD, Rung.DECLINE),
                Cause.FEATURES_TIMEOUT,
                List.of(Rung.REVIEW)));
        assertThat(ladder.of(Cause.MODEL_MISSING)).containsExactly(Rung.LAST_GOOD, Rung.DECLINE);
        assertThat(ladder.of(Cause.FEATURES_TIMEOUT)).containsExactly(Rung.REVIEW);
        assertThat(ladder.of(Cause.NO_MODEL)).isEqualTo(FallbackLadder.USUAL.of(Cause.NO_MODEL));
    }
}
