package io.tidemark.drift.stats.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.drift.stats.alarm.measure.FindingKind;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.drift.stats.alarm.measure.SegmentWindow;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import io.tidemark.drift.stats.alarm.state.AlarmChange;
import io.tidemark.drift.stats.profile.Binning;
import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DriftJudgeTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static final ReferenceProfile REFERENCE = profile(new SplittableRandom(6));

    private final RandomGenerator random = new SplittableRandom(7);
    private final DriftJudge judge = new DriftJudge(REFERENCE, AlarmSettings.DEFAULT);
    private AlarmMemory memory = AlarmMemory.EMPTY;
    private int day;

    @Test
    void theSameTrafficIsQuiet() {
        for (int i = 0; i < 30; i++) {
            Judgement judgement = next(row -> row);
            assertThat(judgement.step().change()).isEqualTo(AlarmChange.NONE);
            assertThat(judgement.asksForRetraining()).isFalse();
        }
    }

    @Test
    void aShiftThatLastsRaisesAnAlarmAndItsEndClearsIt() {
        next(row -> row);
        Judgement first = next(DriftJudgeTest::shifted);
        assertThat(first.significant())
                .extracting(finding -> finding.hypothesis().column())
                .contains("amount");
        assertThat(first.step().change()).isEqualTo(AlarmChange.NONE);

        Judgement second = next(DriftJudgeTest::shifted);
        assertThat(second.step().change()).isEqualTo(AlarmChange.RAISED);
        assertThat(second.since()).isEqualTo(START.plus(DAY));
        assertThat(second.cause()).isEqualTo(Cause.MIX_SHIFT);
        assertThat(second.asksForRetraining()).isTrue();
        assertThat(AlarmText.of(second, 2_000, "a retraining is asked for"))
                .contains("amount has shifted (PSI ", "since 2026-01-06T00:00:00Z, on 2,000 events", "other traffic");

        assertThat(next(row -> row).step().change()).isEqualTo(AlarmChange.NONE);
        assertThat(next(row -> row).step().change()).isEqualTo(AlarmChange.CLEARED);
    }

    @Test
    void aColumnThatIsLostIsAFaultAndAsksForNoRetraining() {
        next(row -> new double[] {Double.NaN, row[1], row[2]});
        Judgement lost = next(row -> new double[] {Double.NaN, row[1], row[2]});
        assertThat(lost.step().change()).isEqualTo(AlarmChange.RAISED);
        assertThat(lost.cause()).isEqualTo(Cause.PIPELINE_FAULT);
        assertThat(lost.asksForRetraining()).isFalse();
        assertThat(lost.significant().get(0).hypothesis())
                .isEqualTo(new Hypothesis("", "", "amount", FindingKind.MISSING));
    }

    @Test
    void itsMemorySurvivesItsJson() {
        next(DriftJudgeTest::shifted);
        next(DriftJudgeTest::shifted);
        assertThat(memory.alarm().raised()).isTrue();
        assertThat(AlarmMemory.fromJson(memory.toJson())).isEqualTo(memory);
    }

    @Test
    void aWindowWithTooFewEventsChangesNothing() {
        next(DriftJudgeTest::shifted);
        AlarmMemory before = memory;
        Instant start = START.plus(DAY.multipliedBy(day));
        Judgement judgement = judge.judge(
                new WindowFacts(
                        start,
                        start.plus(DAY),
                        List.of(SegmentWindow.ofAll(new long[new Binning(REFERENCE).size()], Optional.empty()))),
                memory);
        assertThat(judgement.next()).isEqualTo(before);
        assertThat(judgement.findings()).isEmpty();
    }

    private static double[] shifted(double[] row) {
        return new double[] {row[0] + 0.5, row[1], row[2]};
    }

    private Judgement next(UnaryOperator<double[]> change) {
        Binning binning = new Binning(REFERENCE);
        long[] counts = new long[binning.size()];
        for (int i = 0; i < 2_000; i++) {
            for (int slot : binning.slots(change.apply(row(random)), false)) {
                counts[slot]++;
            }
        }
        Instant start = START.plus(DAY.multipliedBy(day++));
        Judgement judgement = judge.judge(
                new WindowFacts(start, start.plus(DAY), List.of(SegmentWindow.ofAll(counts, Optional.empty()))),
                memory);
        memory = judgement.next();
        return judgement;
    }

    private static double[] row(RandomGenerator random) {
        return new double[] {random.nextGaussian(), random.nextInt(4), random.nextDouble()};
    }

    private static ReferenceProfile profile(RandomGenerator random) {
        List<double[]> rows = new ArrayList<>();
        double[] scores = new double[20_000];
        long[] blocks = new long[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double[] row = row(random);
            rows.add(new double[] {row[0], row[1]});
            scores[i] = row[2];
            blocks[i] = i;
        }
        return new ProfileFit(Set.of(), 3).fit(List.of("amount", "kind"), rows, scores, blocks);
    }
}
