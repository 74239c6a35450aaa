package io.tidemark.drift.stats.alarm.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AlarmStateTest {
    private static final Instant FIRST = Instant.ofEpochSecond(5);
    private static final Look NOTHING = new Look(FIRST, false, false, true);
    private static final Look DRIFTS = new Look(FIRST, true, false, false);
    private static final Look LASTS = new Look(FIRST, true, true, false);
    /** Below the limit, above the clear limit. */
    private static final Look BETWEEN = new Look(FIRST, false, false, false);

    @Test
    void driftThatDoesNotLastRaisesNothing() {
        assertThat(changes(List.of(DRIFTS, NOTHING, DRIFTS, NOTHING), 2)).containsOnly(AlarmChange.NONE);
    }

    @Test
    void anAlarmKnowsWhenItsDriftBegan() {
        AlarmState state = AlarmState.initial();
        for (Look look : List.of(DRIFTS, LASTS)) {
            state = state.after(look, 2).next();
        }
        assertThat(state).isEqualTo(new Raised(FIRST));
    }

    @Test
    void whatIsBetweenTheLimitsNeitherRaisesNorClears() {
        assertThat(changes(List.of(BETWEEN, LASTS, NOTHING, BETWEEN, NOTHING, NOTHING), 2))
                .containsExactly(
                        AlarmChange.NONE,
                        AlarmChange.RAISED,
                        AlarmChange.NONE,
                        AlarmChange.NONE,
                        AlarmChange.NONE,
                        AlarmChange.CLEARED);
    }

    @Property
    void anAlarmIsRaisedByWhatLastsAndClearedByARunOfCalmWindows(
            @ForAll("windows") List<Look> looks, @ForAll @IntRange(min = 1, max = 4) int clearAfter) {
        List<AlarmChange> changes = changes(looks, clearAfter);
        boolean raised = false;
        int calm = 0;
        for (int i = 0; i < looks.size(); i++) {
            calm = looks.get(i).calm() && raised ? calm + 1 : 0;
            AlarmChange expected = !raised && looks.get(i).lasts()
                    ? AlarmChange.RAISED
                    : raised && calm == clearAfter ? AlarmChange.CLEARED : AlarmChange.NONE;
            assertThat(changes.get(i)).isEqualTo(expected);
            raised = expected == AlarmChange.RAISED || raised && expected == AlarmChange.NONE;
            calm = raised ? calm : 0;
        }
    }

    @Provide
    Arbitrary<List<Look>> windows() {
        return Arbitraries.of(NOTHING, NOTHING, DRIFTS, LASTS, BETWEEN).list().ofMaxSize(60);
    }

    private static List<AlarmChange> changes(List<Look> looks, int clearAfter) {
        List<AlarmChange> changes = new ArrayList<>();
        AlarmState state = AlarmState.initial();
        for (Look look : looks) {
            AlarmStep step = state.after(look, clearAfter);
            changes.add(step.change());
            state = step.next();
        }
        return changes;
    }
}
