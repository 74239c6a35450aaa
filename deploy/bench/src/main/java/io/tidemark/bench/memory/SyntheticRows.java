package io.tidemark.bench.memory;

import io.tidemark.training.rows.TrainingRow;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows that are made when they are asked for, the same each time, so that no side holds more of them than it needs.
 * About 0.9 % are frauds, of three kinds that overlap with genuine transactions.
 */
final class SyntheticRows {

    static final int FEATURES = 15;
    static final List<String> NAMES =
            IntStream.range(0, FEATURES).mapToObj(i -> "f" + i).toList();

    private static final double BASE = -7.2;
    private static final int MISSING_ONE_IN = 50;

    private SyntheticRows() {}

    static TrainingRow of(long number) {
        SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
        double[] vector = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        double logOdds = BASE
                + (vector[0] > 1 ? 2.2 * vector[0] : 0)
                + (vector[1] > 0.5 && vector[2] < -0.5 ? 3 : 0)
                + 0.6 * vector[3] * vector[4]
                + 0.4 * vector[5];
        boolean fraud = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        if (random.nextInt(MISSING_ONE_IN) == 0) {
            vector[random.nextInt(FEATURES)] = Double.NaN;
        }
        return new TrainingRow("t" + number, "c" + number % 5_000, number, vector, fraud);
    }
}
