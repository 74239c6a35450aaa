package io.tidemark.drift.stats.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.drift.stats.alarm.measure.SegmentWindow;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import io.tidemark.drift.stats.alarm.state.AlarmChange;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Months in which nothing changes, each with training data of its own, in daily windows. With
 * {@code -Dtidemark.months=2000} as many of them; by default few, so that only a gross excess shows.
 */
class FalseAlarmRateTest {
    private static final int MONTHS = Integer.getInteger("tidemark.months", 20);
    private static final int DAYS = 30;
    private static final double MONTH = 30.4375;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Map<Integer, SimulatedTraffic> TRAFFIC = new HashMap<>();

    @ParameterizedTest(name = "{0} events, clumps of {1}, minimum effect {2}, persistence {3}")
    @CsvSource({
        "100,1,0.02,2", "1000,1,0.02,2", "10000,1,0.02,2", "100000,1,0.02,2", "1000000,1,0.02,2",
        "100,8,0.02,2", "1000,8,0.02,2", "10000,8,0.02,2", "100000,8,0.02,2", "1000000,8,0.02,2",
        "100,1,0,2", "1000,1,0,2", "10000,1,0,2", "100000,1,0,2", "1000000,1,0,2",
        "100,8,0,2", "1000,8,0,2", "10000,8,0,2", "100000,8,0,2", "1000000,8,0,2",
        "1000,1,0,1", "1000,8,0,1", "10000,8,0,3"
    })
    void theStatedRateIsNotExceeded(int events, int clump, double minimumEffect, int persistence) {
        AlarmSettings usual = AlarmSettings.DEFAULT;
        AlarmSettings settings = new AlarmSettings(
                usual.falseAlarmsPerMonth(), minimumEffect, persistence, usual.clearAfter(), usual.hysteresis(), 100);
        SimulatedTraffic traffic = TRAFFIC.computeIfAbsent(clump, size -> new SimulatedTraffic(size, 0.7, 11 + size));
        int alarms = 0;
        int drifted = 0;
        for (int month = 0; month < MONTHS; month++) {
            ReferenceProfile reference = traffic.trainedAnew();
            DriftJudge judge = new DriftJudge(reference, settings);
            AlarmMemory memory = AlarmMemory.EMPTY;
            for (int day = 0; day < DAYS; day++) {
                Instant start = START.plus(DAY.multipliedBy(day));
                Judgement judgement = judge.judge(
                        new WindowFacts(
                                start,
                                start.plus(DAY),
                                List.of(SegmentWindow.ofAll(traffic.window(events), Optional.empty()))),
                        memory);
                memory = judgement.next();
                alarms += judgement.step().change() == AlarmChange.RAISED ? 1 : 0;
                drifted += judgement.significant().isEmpty() ? 0 : 1;
            }
        }
        double stated = settings.falseAlarmsPerMonth() * DAYS / MONTH;
        System.out.printf(
                "%,d events, clumps of %d, minimum effect %.2f, persistence %d: %d alarms in %,d months, %.4f a month (95 %%: %.4f .. %.4f), stated %.4f;"
                        + " %.4f of the windows suspected%n",
                events,
                clump,
                minimumEffect,
                persistence,
                alarms,
                MONTHS,
                alarms / (double) MONTHS,
                low(alarms) / MONTHS,
                high(alarms) / MONTHS,
                stated,
                drifted / (double) MONTHS / DAYS);
        assertThat(low(alarms) / MONTHS).isLessThanOrEqualTo(stated);
    }

    /** Of a Poisson count, the 95 % interval after Garwood (1936) by Wilson and Hilferty's cube roots. */
    private static double low(int count) {
        return count == 0 ? 0 : count * Math.pow(1 - 1.0 / (9 * count) - 1.96 / (3 * Math.sqrt(count)), 3);
    }

    private static double high(int count) {
        double next = count + 1.0;
        return next * Math.pow(1 - 1 / (9 * next) + 1.96 / (3 * Math.sqrt(next)), 3);
    }
}
