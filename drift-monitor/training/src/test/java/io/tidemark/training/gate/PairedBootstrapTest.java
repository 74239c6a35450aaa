package io.tidemark.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.training.rows.TrainingRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PairedBootstrapTest {

    @Property
    void weightedAveragePrecisionEqualsThatOfTheRepeatedRows(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 4) Integer> scores,
            @ForAll @Size(value = 12) List<Boolean> frauds,
            @ForAll @Size(value = 12) List<@IntRange(max = 3) Integer> weights) {
        double[] all = scores.stream().mapToDouble(s -> s / 4.0).toArray();
        boolean[] fraud = new boolean[all.length];
        double[] weight = new double[all.length];
        List<Double> repeatedScores = new ArrayList<>();
        List<Boolean> repeatedFrauds = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            fraud[i] = frauds.get(i);
            weight[i] = weights.get(i);
            for (int n = 0; n < weight[i]; n++) {
                repeatedScores.add(all[i]);
                repeatedFrauds.add(fraud[i]);
            }
        }

        double expected = slowAveragePrecision(repeatedScores, repeatedFrauds);
        double actual = new RankedScores(all).averagePrecision(fraud, weight);

        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-12));
        }
    }

    @Example
    void equalModelsNeverGain() {
        List<TrainingRow> rows = rows(500, 3);
        double[] scores = new SplittableRandom(1).doubles(500).toArray();

        assertThat(new PairedBootstrap(rows, 200, 7).shareOfGains(scores, scores, 0))
                .isZero();
    }

    @Example
    void aPerfectModelGainsOverARandomOneInEveryResample() {
        List<TrainingRow> rows = rows(500, 3);
        double[] perfect = rows.stream().mapToDouble(row -> row.fraud() ? 1 : 0).toArray();
        double[] random = new SplittableRandom(1).doubles(500).toArray();

        assertThat(new PairedBootstrap(rows, 200, 7).shareOfGains(perfect, random, 0.1))
                .isEqualTo(1.0);
    }

    @Example
    void theSameSeedFindsTheSameShare() {
        List<TrainingRow> rows = rows(300, 5);
        double[] a = new SplittableRandom(1).doubles(300).toArray();
        double[] b = new SplittableRandom(2).doubles(300).toArray();

        assertThat(new PairedBootstrap(rows, 100, 7).shareOfGains(a, b, 0))
                .isEqualTo(new PairedBootstrap(rows, 100, 7).shareOfGains(a, b, 0));
    }

    @Example
    void fraudsOfOneCustomerCountAsOnePieceOfEvidence() {
        // The candidate finds 40 frauds that the other misses, but all of one customer among 200.
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < 440; i++) {
            boolean fraud = i < 40 || i % 20 == 0;
            rows.add(new TrainingRow("t" + i, i < 40 ? "victim" : "c" + i % 199, i, new double[0], fraud));
        }
        double[] candidate = new double[440];
        double[] other = new double[440];
        for (int i = 0; i < 440; i++) {
            candidate[i] = i < 40 ? 1 : 0;
            other[i] = i >= 40 && i % 20 == 0 ? 0.5 : 0.1;
        }

        double share = new PairedBootstrap(rows, 500, 7).shareOfGains(candidate, other, 0);

        assertThat(share).isBetween(0.4, 0.8); // The victim is in 63 % of the resamples.
    }

    @Property
    void onSomeOfTheRowsItIsAsIfThereWereNoOthers(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingRow> rows = rows(100, 5);
        double[] scores = random.doubles(100).toArray();
        boolean[] some = new boolean[100];
        List<TrainingRow> alone = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < some.length; i++) {
            some[i] = i == 0 || random.nextBoolean();
            if (some[i]) {
                alone.add(rows.get(i));
                theirs.add(scores[i]);
            }
        }
        double[] aloneScores = theirs.stream().mapToDouble(Double::doubleValue).toArray();

        assertThat(new PairedBootstrap(rows, 1, 7).averagePrecision(scores, some))
                .isEqualTo(new PairedBootstrap(alone, 1, 7).averagePrecision(aloneScores));
    }

    @Example
    void notToBeWorseIsNotToBeBeatenInTheSameResamples() {
        List<TrainingRow> rows = rows(300, 5);
        double[] a = new SplittableRandom(1).doubles(300).toArray();
        double[] b = new SplittableRandom(2).doubles(300).toArray();
        boolean[] all = new boolean[300];
        Arrays.fill(all, true);
        PairedBootstrap bootstrap = new PairedBootstrap(rows, 200, 7);

        assertThat(bootstrap.shareNotWorse(a, b, all, 0.02))
                .isCloseTo(1 - bootstrap.shareOfGains(b, a, 0.02), within(1e-9))
                .isBetween(0.01, 0.99);
    }

    private static List<TrainingRow> rows(int count, int perCustomer) {
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new TrainingRow("t" + i, "c" + i / perCustomer, i, new double[0], i % 10 == 0));
        }
        return rows;
    }

    /** The definition: at each distinct threshold from the top, precision times the step in recall. */
    private static double slowAveragePrecision(List<Double> scores, List<Boolean> frauds) {
        double all = frauds.stream().filter(f -> f).count();
        double sum = all == 0 ? Double.NaN : 0;
        double recallBefore = 0;
        for (double threshold : new TreeSet<>(scores).descendingSet()) {
            double hits = 0;
            double seen = 0;
            for (int i = 0; i < scores.size(); i++) {
                if (scores.get(i) >= threshold) {
                    seen++;
                    hits += frauds.get(i) ? 1 : 0;
                }
            }
            sum += (hits / all - recallBefore) * hits / seen;
            recallBefore = hits / all;
        }
        return sum;
    }
}
