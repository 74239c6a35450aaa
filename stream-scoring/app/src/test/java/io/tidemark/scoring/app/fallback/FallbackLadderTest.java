package io.tidemark.scoring.app.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        FallbackLadder ladder = FallbackLadder.from(Map.of(
                "fallback.model_missing",
                "last_good,decline",
                "fallback.features_timeout",
                " review ",
                "threads",
                "2"));
        assertThat(ladder.of(Cause.MODEL_MISSING)).containsExactly(Rung.LAST_GOOD, Rung.DECLINE);
        assertThat(ladder.of(Cause.FEATURES_TIMEOUT)).containsExactly(Rung.REVIEW);
        assertThat(ladder.of(Cause.NO_MODEL)).isEqualTo(FallbackLadder.USUAL.of(Cause.NO_MODEL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fallback.model_missing | last_good | fallback.model_missing must end with amount, approve, review or decline",
                "fallback.model_missing | amount, decline | fallback.model_missing has something behind amount",
                "fallback.features_timeout | last_good, amount | fallback.features_timeout names last_good, which cannot decide",
                "fallback.model_failed | model, amount | fallback.model_failed names model, which cannot decide then",
                "fallback.model_failed | lastgood, amount | names \"lastgood\", but there are only model, last_good, amount",
                "fallback.model_lost | amount | fallback.model_lost is no cause; there are fallback.no_model, "
            })
    void whatCannotDecideIsRefusedInOneSentence(String key, String value, String sentence) {
        assertThatThrownBy(() -> FallbackLadder.from(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThatThrownBy(() -> FallbackLadder.from(Map.of(
                        "fallback.no_model", "guess", "fallback.nothing", "amount", "fallback.model_slow", "open")))
                .hasMessageContaining("guess")
                .hasMessageContaining("fallback.nothing")
                .hasMessageContaining("open");
    }
}
