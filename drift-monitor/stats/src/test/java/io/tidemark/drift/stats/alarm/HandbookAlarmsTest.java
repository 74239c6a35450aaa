package io.tidemark.drift.stats.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.SharedData;
import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.drift.stats.alarm.state.AlarmChange;
import io.tidemark.drift.stats.profile.ComputedTraffic;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handbook's transactions from day 37 on do not drift. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandbookAlarmsTest {
    private static final Instant FROM = Instant.parse("2018-05-08T00:00:00Z");
    private static final Instant TRAINED = Instant.parse("2018-05-16T00:00:00Z");
    private static final Instant CHANGE = Instant.parse("2018-06-05T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    /** Where the terminals' risks stand in a vector, each as likely to be raised. */
    private static final int[] RISKS = {10, 12, 14};

    private ComputedTraffic traffic;
    private ReferenceProfile reference;

    @BeforeAll
    void compute() {
        traffic = new ComputedTraffic(SharedData.require("handbook_days_000_090.csv.gz"), "handbook", FROM);
        reference = traffic.reference(TRAINED, Duration.ofDays(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT12H", "P1D", "P7D"})
    void stationaryTrafficRaisesNoAlarm(String length) {
        List<Judgement> judgements = judge(Duration.parse(length), (time, values) -> values);
        long suspected = judgements.stream()
                .filter(judgement -> !judgement.significant().isEmpty())
                .count();
        System.out.printf("handbook, windows of %s: %d, suspected %d%n", length, judgements.size(), suspected);
        assertThat(judgements).noneMatch(judgement -> judgement.step().change() == AlarmChange.RAISED);
    }

    /** A share of the events that is a fiftieth of all comes from terminals with a fraud behind them. */
    @Test
    void aShiftOfTheRisksThatAreMostlyZeroIsFoundWithinTwoDays() {
        for (int risk : RISKS) {
            assertThat(reference.columns().get(risk).name()).startsWith("TERMINAL_ID_RISK");
        }
        RandomGenerator random = new SplittableRandom(5);
        List<Judgement> judgements = judge(DAY, (time, values) -> {
            if (!time.isBefore(CHANGE) && random.nextInt(50) == 0) {
                for (int risk : RISKS) {
                    values[risk] = 0.5;
                }
            }
            return values;
        });
        int first = (int) Duration.between(FROM, CHANGE).toDays();
        assertThat(judgements.subList(0, first + 1))
                .noneMatch(judgement -> judgement.step().change() == AlarmChange.RAISED);
        Judgement found = judgements.get(first + 1);
        assertThat(found.step().change()).isEqualTo(AlarmChange.RAISED);
        assertThat(found.since()).isEqualTo(CHANGE);
        assertThat(found.significant())
                .extracting(finding -> finding.hypothesis().column())
                .contains("TERMINAL_ID_RISK_1DAY_WINDOW", "TERMINAL_ID_RISK_7DAY_WINDOW");
        System.out.println(AlarmText.of(found, 0, "nothing was done"));
    }

    private List<Judgement> judge(Duration window, BiFunction<Instant, double[], double[]> change) {
        return JudgedTraffic.judge(reference, AlarmSettings.DEFAULT, traffic.counts(reference, window, change), window);
    }
}
