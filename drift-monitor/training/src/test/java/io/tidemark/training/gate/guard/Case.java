package io.tidemark.training.gate.guard;

import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.forest.ForestWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/** A candidate that breaks nothing, of which single things can be changed. Rows have the features a, b and c. */
final class Case {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int ROWS = 2_000;

    final double[][] training = vectors(1);
    final double[][] comparison = vectors(2);
    final boolean[] frauds = new boolean[ROWS];
    final double[] scores = new double[ROWS];
    final double[] championScores = new double[ROWS];
    double[] looks = {0.5, 0.3, 0.2};
    double[] championLooks = {0.45, 0.3, 0.25};
    final double[] weights = new double[ROWS];
    double review = 0.5;
    double promised = 0.6;
    boolean hasChampion = true;
    ForestWork work = new ForestWork(5_000, 1_800);
    long bytes = 1 << 20;
    Instant newest = NOON;
    Instant championNewest = NOON.minus(Duration.ofDays(9));
    Instant maturedUntil = NOON;
    Set<String> calendar = Set.of();
    Evidence.Replay replay = Evidence.Replay.NONE;

    Case() {
        Arrays.fill(weights, 1);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < ROWS; i++) {
            // One in a hundred scores 0.7 and is a fraud seven times in ten: calibrated.
            boolean alert = i % 100 == 0;
            scores[i] = alert ? 0.7 : 0.001 + random.nextDouble() / 1e6;
            frauds[i] = (alert && i % 1_000 < 700) || i % 1_000 == 999;
            championScores[i] = scores[i];
        }
    }

    Evidence evidence() {
        int[] customers = new int[ROWS];
        Arrays.setAll(customers, i -> i % 300);
        Sample rows = new Sample(comparison, frauds, customers, weights);
        Contender champion = new Contender(
                championScores,
                0.5,
                championLooks,
                new double[0],
                Optional.of(new ForestWork(100, 80)),
                1 << 20,
                0.5,
                championNewest,
                Optional.of(new Contender.Promise(promised, OptionalDouble.empty())));
        return new Evidence(
                List.of("a", "b", "c"),
                calendar,
                new Sample(training, frauds, customers, weights),
                newest.minus(Duration.ofDays(18)),
                rows,
                newest,
                maturedUntil,
                new Contender(scores, 0.5, looks, looks, Optional.of(work), bytes, review, newest, Optional.empty()),
                hasChampion ? Optional.of(champion) : Optional.empty(),
                List.of(new Forecast("all rows", scores, frauds, customers, weights)),
                replay);
    }

    List<String> breaches() {
        return breaches(Nouns.USUAL);
    }

    List<String> breaches(Nouns nouns) {
        return new Guardrails(GuardRules.USUAL, 0.01, Duration.ofDays(39), nouns).breaches(evidence());
    }

    void set(double[][] rows, int feature, double value) {
        for (double[] row : rows) {
            row[feature] = value;
        }
    }

    private static double[][] vectors(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] vectors = new double[ROWS][];
        Arrays.setAll(vectors, i -> new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()});
        return vectors;
    }
}
