package io.tidemark.demo.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MachinesTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration DOWN = Duration.ofHours(4);

    @Test
    void thePlanDecidesEverythingAndDaysThatAreSkippedAreOfTheSameWorld() {
        List<Reading> all = Machines.readings(new MachinesPlan(7, START, 6, 0, 20));
        assertThat(Machines.readings(new MachinesPlan(7, START, 6, 0, 20))).isEqualTo(all);
        assertThat(Machines.readings(new MachinesPlan(8, START, 6, 0, 20))).isNotEqualTo(all);
        Instant late = START.plus(Duration.ofDays(15));
        assertThat(Machines.readings(new MachinesPlan(7, START, 6, 15, 5)))
                .isEqualTo(all.stream().filter(one -> !one.at().isBefore(late)).toList());
    }

    @Test
    void theReadingsThatSayAFailureFollowsAreThoseOfTheDayBeforeAMachineStandsStill() {
        List<Reading> all = Machines.readings(new MachinesPlan(3, START, 12, 0, 40));
        Map<String, List<Reading>> byMachine = all.stream().collect(Collectors.groupingBy(Reading::machine));
        assertThat(byMachine).hasSize(12);
        long failures = 0;
        for (List<Reading> readings : byMachine.values()) {
            for (int i = 0; i + 1 < readings.size(); i++) {
                Reading one = readings.get(i);
                Instant next = readings.get(i + 1).at();
                if (Duration.between(one.at(), next).compareTo(DOWN) >= 0) {
                    failures++;
                    assertThat(one.failsSoon()).as(one.id()).isTrue();
                    assertThat(readings.get(i + 1).failsSoon()).isFalse();
                }
            }
        }
        long soon = all.stream().filter(Reading::failsSoon).count();
        assertThat(failures).isBetween(15L, 90L);
        assertThat(soon / (double) failures)
                .as("readings of a day, each half hour")
                .isBetween(40.0, 60.0);
    }

    @Test
    void readingsHaveTheirSigns() {
        List<Reading> all = Machines.readings(new MachinesPlan(1, START, 9, 0, 3));
        assertThat(all).anyMatch(one -> one.temperature() < 0 && one.pressure() < 0);
        assertThat(all).anyMatch(one -> one.temperature() > 40 && one.pressure() > 3);
        assertThat(all).allMatch(one -> one.vibration() > 0 && one.load() >= 35 && one.load() <= 95);
        assertThat(all).extracting(Reading::id).doesNotHaveDuplicates();
    }

    @Test
    void plansOfNothingAreRefused() {
        assertThatThrownBy(() -> new MachinesPlan(1, START, 0, 0, 1)).hasMessageContaining("0 machines");
        assertThatThrownBy(() -> new MachinesPlan(1, START, 1, -1, 1)).hasMessageContaining("at least 1 after");
        assertThatThrownBy(() -> new MachinesPlan(1, START, 1, 0, 0)).hasMessageContaining("at least 1 after");
    }
}
