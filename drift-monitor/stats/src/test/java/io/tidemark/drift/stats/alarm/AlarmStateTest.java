package io.tidemark.drift.stats.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlarmStateTest {
    @Test
    void driftThatDoesNotPersistRaisesNothing() {
        assertThat(changes(List.of(true, false, true, false), 2)).containsOnly(AlarmChange.NONE);
    }

    @Test
    void anAlarmKnowsWhenItsDriftBegan() {
        AlarmState state = AlarmState.initial();
        for (int i = 0; i < 3; i++) {
            state = state.after(i > 0, Instant.ofEpochSecond(i), 2).next();
        }
        assertThat(state).isEqualTo(new Raised(Instant.ofEpochSecond(1), 0));
    }

    @Property
    void raisedAndClearedAlternateAndEachFollowsARunOfWindows(
            @ForAll @Size(max = 60) List<Boolean> windows, @ForAll @IntRange(min = 1, max = 4) int persistence) {
        List<AlarmChange> changes = changes(windows, persistence);
        boolean raised = false;
        for (int i = 0; i < windows.size(); i++) {
            boolean expected = !raised;
            boolean run = i + 1 >= persistence
                    && windows.subList(i + 1 - persistence, i + 1).stream().allMatch(window -> window == expected);
            AlarmChange change = run ? (raised ? AlarmChange.CLEARED : AlarmChange.RAISED) : AlarmChange.NONE;
            assertThat(changes.get(i)).isEqualTo(change);
            raised ^= run;
        }
    }

    private static List<AlarmChange> changes(List<Boolean> windows, int persistence) {
        List<AlarmChange> changes = new ArrayList<>();
        AlarmState state = AlarmState.initial();
        for (boolean window : windows) {
            AlarmStep step = state.after(window, Instant.EPOCH, persistence);
            changes.add(step.change());
            state = step.next();
        }
        return changes;
    }
}
