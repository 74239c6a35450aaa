package io.tidemark.training.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final AlertBudget BUDGET = new AlertBudget(0.02, 0.005);
    /** Frauds trained on, so many that luck plays no part. */
    private static final int MANY = 10_000;

    private final Gate gate = new Gate(new GateRules(20, 0.01, 0.9, 300, 17), BUDGET, Duration.ofDays(9));

    @Test
    void aClearlyBetterCandidateIsPromotedWithItsNumbers() {
        List<TrainingRow> rows = rows(4000, 50);
        double[] good = noisy(rows, 0.3, 1);

        GateFinding finding = finding(rows, good, Optional.of(noisy(rows, 2, 2)));

        assertThat(finding.promote()).isTrue();
        assertThat(finding.text())
                .contains("4,000 matured transactions (80 frauds)")
                .endsWith("promote");
        assertThat(finding.candidateAveragePrecision())
                .isGreaterThan(finding.championAveragePrecision().orElseThrow());
    }

    @Test
    void theFewerFraudsACandidateWasTrainedOnTheMoreItMustGain() {
        List<TrainingRow> rows = rows(4000, 50);
        double[] candidate = noisy(rows, 0.3, 1);
        Optional<double[]> champion = Optional.of(noisy(rows, 0.3, 2));

        assertThat(gate.compare(rows, 100, candidate, champion).gainAsked()).isEqualTo(0.04);
        assertThat(gate.compare(rows, MANY, candidate, champion).gainAsked()).isEqualTo(0.01);
        assertThat(gate.compare(rows, 100, candidate, Optional.empty()).gainAsked())
                .as("nothing is in force that a luckier model could displace")
                .isEqualTo(0.01);
        assertThat(gate.compare(rows, 100, candidate, champion).shareOfGains())
                .isLessThan(gate.compare(rows, MANY, candidate, champion).shareOfGains());
    }

    @Test
    void anEquallyGoodCandidateIsKeptBack() {
        List<TrainingRow> rows = rows(4000, 50);
        double[] champion = noisy(rows, 0.5, 2);

        GateFinding finding = finding(rows, champion, Optional.of(champion.clone()));

        assertThat(finding.promote()).isFalse();
        assertThat(finding.text()).endsWith("kept back");
    }

    @Test
    void amongTwoHundredPairsOfEqualWorthAtMostTwoPercentArePromoted() {
        int promoted = 0;
        for (int i = 0; i < 200; i++) {
            List<TrainingRow> rows = rows(2000, 50);
            double[] shared = noisy(rows, 0.4, 1000 + i);
            double[] candidate = jittered(shared, 0.02, 2000 + i);
            double[] champion = jittered(shared, 0.02, 3000 + i);
            Gate gate = new Gate(new GateRules(20, 0.01, 0.9, 100, i), BUDGET, Duration.ofDays(9));
            Comparison comparison = gate.compare(rows, MANY, candidate, Optional.of(champion));
            promoted += gate.finding(comparison, List.of(), List.of()).promote() ? 1 : 0;
        }
        assertThat(promoted).isLessThanOrEqualTo(4);
    }

    @Test
    void aCandidateTrainedOnShuffledLabelsIsKeptBackEvenWithoutAChampion() {
        List<TrainingRow> rows = rows(4000, 50);
        List<Double> shuffled = new ArrayList<>();
        for (double score : noisy(rows, 0.3, 1)) {
            shuffled.add(score);
        }
        Collections.shuffle(shuffled, new Random(3));
        double[] scores = shuffled.stream().mapToDouble(Double::doubleValue).toArray();

        assertThat(finding(rows, scores, Optional.empty()).promote()).isFalse();
    }

    @Test
    void withoutAChampionACandidateThatBeatsGuessingIsPromoted() {
        List<TrainingRow> rows = rows(4000, 50);
        double[] scores = noisy(rows, 0.3, 1);

        GateFinding finding = finding(rows, scores, Optional.empty());

        assertThat(finding.promote()).isTrue();
        assertThat(finding.text()).contains("no champion in force");
    }

    @Test
    void aBetterCandidateThatBreaksGuardrailsIsKeptBackWithAllOfThem() {
        List<TrainingRow> rows = rows(4000, 50);
        Comparison better = gate.compare(rows, MANY, noisy(rows, 0.3, 1), Optional.of(noisy(rows, 2, 2)));

        GateFinding finding = gate.finding(better, List.of(), List.of("it is too large", "it is stale"));

        assertThat(finding.promote()).isFalse();
        assertThat(finding.text()).endsWith("; but it is too large; and it is stale: kept back");
    }

    @Test
    void aBetterCandidateThatIsWorseWhereTheDriftIsIsKeptBack() {
        List<TrainingRow> rows = rows(4000, 50);
        Comparison better = gate.compare(rows, MANY, noisy(rows, 0.3, 1), Optional.of(noisy(rows, 2, 2)));
        SegmentComparison few = new SegmentComparison("channel=atm", 300, 19, 0, 0.9, 0);
        SegmentComparison worse = new SegmentComparison("category=food", 400, 20, 0.312, 0.467, 0.03);

        assertThat(gate.finding(better, List.of(few), List.of()).text())
                .endsWith(
                        "; in channel=atm (300 transactions, 19 frauds) there are too few frauds to say, 20 are needed: promote");
        assertThat(gate.finding(better, List.of(few, worse), List.of()).text())
                .endsWith(
                        "; in category=food (400 transactions, 20 frauds) it is 0.312 against 0.467; but in category=food,"
                                + " where the drift is, it loses no more than 0.050 of average precision in 3.0 % of the resamples"
                                + " only, and 90.0 % were asked for: kept back");
    }

    @Test
    void tooFewFraudsOnEitherSideAreRefusedWithTheNumbers() {
        List<TrainingRow> rows = rows(3000, 100); // One fraud in a hundred rows.
        TimeSplit split = TimeSplit.of(rows, 0.5);

        assertThat(gate.refusal(split))
                .hasValue("Too few matured frauds: 15 in 1,500 rows to train on and 15 in 1,500 rows to compare on,"
                        + " at least 20 are needed in each: kept back");
        assertThat(gate.refusal(TimeSplit.of(rows(5000, 100), 0.5))).isEmpty();
    }

    private GateFinding finding(List<TrainingRow> rows, double[] candidate, Optional<double[]> champion) {
        return gate.finding(gate.compare(rows, MANY, candidate, champion), List.of(), List.of());
    }

    private static List<TrainingRow> rows(int count, int oneFraudIn) {
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new TrainingRow("t" + i, "c" + i % 700, i, new double[0], i % oneFraudIn == 0));
        }
        return rows;
    }

    private static double[] noisy(List<TrainingRow> rows, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return rows.stream()
                .mapToDouble(row -> (row.fraud() ? 1 : 0) + noise * random.nextGaussian())
                .toArray();
    }

    private static double[] jittered(double[] scores, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] jittered = scores.clone();
        for (int i = 0; i < jittered.length; i++) {
            jittered[i] += noise * random.nextGaussian();
        }
        return jittered;
    }
}
