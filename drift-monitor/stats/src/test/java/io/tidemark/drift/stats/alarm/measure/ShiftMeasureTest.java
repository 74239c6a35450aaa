package io.tidemark.drift.stats.alarm.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.chance.PsiLimits;
import io.tidemark.drift.stats.chance.PsiNull;
import io.tidemark.drift.stats.profile.Bins;
import io.tidemark.drift.stats.profile.ColumnKind;
import io.tidemark.drift.stats.profile.ReferenceColumn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShiftMeasureTest {
    private static final Hypothesis HYPOTHESIS = new Hypothesis("", "", "channel", FindingKind.SHIFT);

    @Test
    void aRareKnownValueThatTakesOverADominatedColumnIsSeen() {
        Measured taken = shift(new long[] {998, 2, 0}, new long[] {500, 500, 0}).orElseThrow();
        assertThat(taken.p()).isLessThan(1e-12);
        assertThat(taken.matters()).isTrue();
        assertThat(taken.rare()).isTrue();
        Measured steady = shift(new long[] {998, 2, 0}, new long[] {997, 3, 0}).orElseThrow();
        assertThat(steady.p()).isGreaterThan(0.1);
    }

    @Test
    void unknownValuesAreAQuestionOfTheirOwn() {
        assertThat(shift(new long[] {998, 2, 0}, new long[] {500, 0, 500})
                        .orElseThrow()
                        .p())
                .isEqualTo(1);
        assertThat(shift(new long[] {1_000, 0, 0}, new long[] {500, 0, 500})).isEmpty();
    }

    private static Optional<Measured> shift(long[] before, long[] now) {
        Bins bins = new Bins(ColumnKind.CATEGORICAL, List.of(0.0, 1.0), List.of());
        ReferenceColumn column = new ReferenceColumn(
                "channel", bins, List.of(998L, 2L, 0L), 0, false, PsiLimits.NONE, PsiNull.INDEPENDENT, 1.0);
        return new ShiftMeasure(AlarmSettings.DEFAULT).of(HYPOTHESIS, column, before, now);
    }
}
