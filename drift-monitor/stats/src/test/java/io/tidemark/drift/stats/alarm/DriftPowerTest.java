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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Shifts of known size in windows of 4,000 events a day, two weeks after the beginning: each is found in the second
 * window, and named.
 */
class DriftPowerTest {
    private static final int EVENTS = 4_000;
    private static final int CALM_DAYS = 14;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> NAMES = List.of("amount", "channel", "risk");
    private static final String[] COUNTRIES = {"DE", "FR", "IT", "BR"};

    private static final ReferenceProfile REFERENCE = profile(new SplittableRandom(30));

    private final RandomGenerator random = new SplittableRandom(31);

    private final Binning binning = new Binning(REFERENCE);

    @Test
    void aMeanThatMovesByAQuarterOfItsDeviation() {
        Judgement found = found(row -> with(row, 1, row[1] + 0.25));
        assertThat(found.significant().get(0).hypothesis()).isEqualTo(shift("amount"));
        assertThat(found.where()).isEmpty();
        assertThat(found.cause()).isEqualTo(Cause.MIX_SHIFT);
    }

    @Test
    void aSpreadThatGrowsByAQuarter() {
        assertThat(found(row -> with(row, 1, row[1] * 1.25))
                        .significant()
                        .get(0)
                        .hypothesis())
                .isEqualTo(shift("amount"));
    }

    @Test
    void aCategoryThatGrowsFromATenthToASixth() {
        Judgement found = found(row -> row[2] == 0 && random.nextInt(9) == 0 ? with(row, 2, 2) : row);
        assertThat(found.significant().get(0).hypothesis()).isEqualTo(shift("channel"));
    }

    @Test
    void oneSegmentOfATwentiethWhoseAmountsMove() {
        Judgement found = found(row -> row[0] == 3 ? with(row, 1, row[1] + 1) : row);
        assertThat(found.where()).map(Concentration::segment).contains("country=BR");
        assertThat(found.significant())
                .extracting(finding -> finding.hypothesis().segment())
                .contains("country=BR")
                .doesNotContain("country=DE", "country=FR", "country=IT");
        assertThat(AlarmText.of(found, EVENTS, "a retraining is asked for"))
                .contains("amount in country=BR has shifted", "of it in country=BR, which has ");
    }

    @Test
    void aSegmentWhoseShiftShowsInAllTrafficIsNamedToo() {
        Judgement found = found(row -> row[0] == 2 ? with(row, 1, row[1] + 1) : row);
        assertThat(found.significant()).extracting(Finding::hypothesis).contains(shift("amount"));
        assertThat(found.where()).map(Concentration::segment).contains("country=IT");
    }

    @Test
    void valuesOfWhichATwentiethIsLostAreAFault() {
        Judgement found = found(row -> random.nextInt(20) == 0 ? with(row, 1, Double.NaN) : row);
        assertThat(found.significant().get(0).hypothesis())
                .isEqualTo(new Hypothesis("", "", "amount", FindingKind.MISSING));
        assertThat(found.cause()).isEqualTo(Cause.PIPELINE_FAULT);
        assertThat(found.asksForRetraining()).isFalse();
    }

    @Test
    void aCategoryThatIsRenamedIsAFault() {
        Judgement found = found(row -> row[2] == 1 ? with(row, 2, 9) : row);
        assertThat(found.cause()).isEqualTo(Cause.PIPELINE_FAULT);
    }

    @Test
    void aColumnThatIsConstantIsAFault() {
        assertThat(found(row -> with(row, 1, 0)).cause()).isEqualTo(Cause.PIPELINE_FAULT);
    }

    @Test
    void aBurstOfSuspiciousTransactionsIsAnAttack() {
        Judgement found = found(row -> random.nextInt(10) == 0 ? new double[] {3, row[1], row[2], 0.5, 0.95} : row);
        assertThat(found.cause()).isEqualTo(Cause.ATTACK);
        assertThat(found.where()).map(Concentration::segment).contains("country=BR");
    }

    @Test
    void twoThirdsOfTheTrafficLostAreAFault() {
        List<Judgement> judgements = judge(row -> row, EVENTS / 3, CALM_DAYS + 2);
        Judgement found = judgements.get(CALM_DAYS + 1);
        assertThat(found.step().change()).isEqualTo(AlarmChange.RAISED);
        assertThat(found.cause()).isEqualTo(Cause.PIPELINE_FAULT);
    }

    @Test
    void aMeanThatMovesALittleEveryDayIsASlowDrift() {
        List<Judgement> judgements = judgeFromBundle(day -> row -> with(row, 1, row[1] + 0.03 * day));
        assertThat(judgements)
                .filteredOn(judgement -> judgement.step().change() == AlarmChange.RAISED)
                .singleElement()
                .satisfies(judgement -> {
                    assertThat(judgement.cause()).isEqualTo(Cause.SLOW_DRIFT);
                    assertThat(judgement.asksForRetraining()).isTrue();
                });
    }

    /** What is fraud has turned into its opposite, and the monitor of inputs cannot know. */
    @Test
    void labelsThatFlipWhileInputsStayAreNotFound() {
        assertThat(judge(row -> row, EVENTS, CALM_DAYS + 14))
                .noneMatch(judgement -> judgement.step().change() == AlarmChange.RAISED);
    }

    private Judgement found(UnaryOperator<double[]> change) {
        List<Judgement> judgements = judge(change, EVENTS, CALM_DAYS + 2);
        assertThat(judgements.subList(0, CALM_DAYS + 1))
                .noneMatch(judgement -> judgement.step().change() == AlarmChange.RAISED);
        Judgement found = judgements.get(CALM_DAYS + 1);
        assertThat(found.step().change()).isEqualTo(AlarmChange.RAISED);
        assertThat(found.since()).isEqualTo(START.plus(DAY.multipliedBy(CALM_DAYS)));
        return found;
    }

    private List<Judgement> judge(UnaryOperator<double[]> change, int events, int days) {
        Map<String, Map<Instant, long[]>> counts = new TreeMap<>();
        List<Judgement> judgements = new ArrayList<>();
        DriftJudge judge = new DriftJudge(REFERENCE, AlarmSettings.DEFAULT);
        AlarmMemory memory = AlarmMemory.EMPTY;
        for (int day = 0; day < days; day++) {
            boolean changed = day >= CALM_DAYS;
            Instant start = START.plus(DAY.multipliedBy(day));
            Map<String, long[]> segments = count(changed ? change : row -> row, changed ? events : EVENTS);
            List<SegmentWindow> window = new ArrayList<>();
            segments.forEach((country, each) -> {
                Map<Instant, long[]> past = counts.computeIfAbsent(country, unseen -> new HashMap<>());
                past.put(start, each);
                window.add(new SegmentWindow(
                        country.isEmpty() ? "" : "country", country, each, JudgedTraffic.baseline(past, start)));
            });
            Judgement judgement = judge.judge(new WindowFacts(start, start.plus(DAY), window), memory);
            memory = judgement.next();
            judgements.add(judgement);
        }
        return judgements;
    }

    private List<Judgement> judgeFromBundle(IntFunction<UnaryOperator<double[]>> change) {
        DriftJudge judge = new DriftJudge(REFERENCE, AlarmSettings.DEFAULT);
        AlarmMemory memory = AlarmMemory.EMPTY;
        List<Judgement> judgements = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            Instant start = START.plus(DAY.multipliedBy(day));
            long[] all = count(change.apply(day), EVENTS).get("");
            Judgement judgement = judge.judge(
                    new WindowFacts(start, start.plus(DAY), List.of(SegmentWindow.ofAll(all, Optional.empty()))),
                    memory);
            memory = judgement.next();
            judgements.add(judgement);
        }
        return judgements;
    }

    private Map<String, long[]> count(UnaryOperator<double[]> change, int events) {
        Map<String, long[]> counts = new TreeMap<>();
        counts.put("", new long[binning.size()]);
        for (int i = 0; i < events; i++) {
            double[] row = change.apply(row(random));
            double[] values = {row[1], row[2], row[3], row[4]};
            for (int slot : binning.slots(values, row[4] > 0.9)) {
                counts.get("")[slot]++;
                counts.computeIfAbsent(COUNTRIES[(int) row[0]], unseen -> new long[binning.size()])[slot]++;
            }
        }
        return counts;
    }

    /** The country's number, then amount, channel, risk, score. */
    private static double[] row(RandomGenerator random) {
        double u = random.nextDouble();
        int country = u < 0.45 ? 0 : u < 0.75 ? 1 : u < 0.95 ? 2 : 3;
        double v = random.nextDouble();
        int channel = v < 0.6 ? 0 : v < 0.9 ? 1 : 2;
        double risk = random.nextInt(33) == 0 ? random.nextDouble() : 0;
        return new double[] {country, random.nextGaussian(), channel, risk, Math.pow(random.nextDouble(), 4)};
    }

    private static ReferenceProfile profile(RandomGenerator random) {
        List<double[]> rows = new ArrayList<>();
        double[] scores = new double[30_000];
        long[] blocks = new long[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double[] row = row(random);
            rows.add(new double[] {row[1], row[2], row[3]});
            scores[i] = row[4];
            blocks[i] = i;
        }
        return new ProfileFit(Set.of(), 3).fit(NAMES, rows, scores, blocks);
    }

    private static Hypothesis shift(String column) {
        return new Hypothesis("", "", column, FindingKind.SHIFT);
    }

    private static double[] with(double[] row, int i, double value) {
        double[] changed = row.clone();
        changed[i] = value;
        return changed;
    }
}
