package io.tidemark.retraining.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.retraining.settings.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ScheduledSlotsTest {

    private static final Schedule WEEKLY = new Schedule(Duration.ofDays(7), false);
    private static final Instant THURSDAY = Instant.parse("2026-03-05T00:00:00Z");

    @Example
    void eachSlotAsksOnceAsSoonAsItBegins() {
        ScheduledSlots slots = new ScheduledSlots(WEEKLY);

        assertThat(slots.due(THURSDAY.minusSeconds(1))).isEmpty();
        assertThat(slots.due(THURSDAY)).hasValue("schedule-2026-03-05T00:00:00Z");
        assertThat(slots.due(THURSDAY.plusSeconds(1))).isEmpty();
    }

    @Example
    void aSlotThatBeganWhileNobodyWatchedIsMadeUpForOnce() {
        ScheduledSlots slots = new ScheduledSlots(WEEKLY);
        slots.asked("schedule-2026-02-12T00:00:00Z", THURSDAY);
        slots.asked("somebody's", THURSDAY);

        assertThat(slots.due(THURSDAY.plusSeconds(5))).hasValue("schedule-2026-03-05T00:00:00Z");
        assertThat(slots.due(THURSDAY.plusSeconds(6))).isEmpty();
    }

    @Example
    void whatCannotHaveBeenASlotKeepsNoSlotFromAsking() {
        ScheduledSlots slots = new ScheduledSlots(WEEKLY);
        slots.asked("schedule-2026-02-12T00:00:00Z", THURSDAY);
        slots.asked("schedule-9999-12-30T00:00:00Z", THURSDAY);
        slots.asked("schedule-as-you-like", THURSDAY);

        assertThat(slots.due(THURSDAY.plusSeconds(5))).hasValue("schedule-2026-03-05T00:00:00Z");
    }

    @Property
    void howeverTimeGoesAndWhoeverRestartsNoSlotAsksTwiceAndNoneIsLeftOutThatWasLookedAtAfterTheFirst(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 2_000) Long> looks) {
        Schedule schedule = new Schedule(Duration.ofMillis(100), false);
        List<String> asked = new ArrayList<>();
        ScheduledSlots slots = new ScheduledSlots(schedule);
        List<String> expected = new ArrayList<>();
        long highest = looks.get(0) / 100;
        for (long look : looks) {
            if (look / 100 > highest) {
                highest = look / 100;
                expected.add("schedule-" + Instant.ofEpochMilli(highest * 100));
            }
            slots.due(Instant.ofEpochMilli(look)).ifPresent(asked::add);
            if (!asked.isEmpty() && look % 3 == 0) {
                slots = new ScheduledSlots(schedule);
                for (String id : asked) {
                    slots.asked(id, Instant.ofEpochMilli(2_000));
                }
            }
        }

        assertThat(asked).isEqualTo(expected);
    }
}
