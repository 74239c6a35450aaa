package io.tidemark.training.gate;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.rows.TrainingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Simulated vectors whose frauds are known: two kinds of fraud, each of which moves two features, until something
 * happens to the world. Frauds come in bursts of one customer.
 */
enum ProofWorld {
    /** Nothing happens. */
    STATIONARY,
    /** Both kinds of fraud are over and another one has come. */
    REPLACED,
    /** Another kind of fraud has come and half of all frauds are of it. */
    JOINED,
    /** Another kind takes over little by little. */
    GRADUAL,
    /** What was unusually high in frauds is unusually low now. */
    REVERSED,
    /** Everybody's values have risen, and frauds hide among them in another way. */
    RISEN;

    static final FeatureSpace SPACE = FeatureSpace.of(CatalogueReader.shipped("handbook"));
    /** When the newest row happens. */
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final Duration APART = Duration.ofMinutes(2);

    List<TrainingRow> rows(long seed, int count) {
        return rows(seed, count, NOW);
    }

    /** @param newest when the last of them happens */
    List<TrainingRow> rows(long seed, int count, Instant newest) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingRow> rows = new ArrayList<>();
        int victim = 0;
        int burst = 0;
        for (int i = 0; i < count; i++) {
            if (burst == 0 && random.nextInt(60) == 0) {
                burst = 1 + random.nextInt(3);
                victim = random.nextInt(800);
            }
            boolean fraud = burst > 0;
            burst -= fraud ? 1 : 0;
            double[] vector = random.doubles(SPACE.featureNames().size())
                    .map(unused -> random.nextGaussian())
                    .toArray();
            change(vector, fraud, (double) i / count, random);
            rows.add(new TrainingRow(
                    "t" + seed + "-" + i,
                    "c" + (fraud ? victim : random.nextInt(800)),
                    newest.minus(APART.multipliedBy(count - 1 - i)).toEpochMilli(),
                    vector,
                    fraud));
        }
        return rows;
    }

    private void change(double[] vector, boolean fraud, double progress, SplittableRandom random) {
        if (this == RISEN) {
            vector[0] += 2.5;
            vector[5] += 2.5;
        }
        if (!fraud) {
            return;
        }
        boolean another =
                switch (this) {
                    case REPLACED -> true;
                    case JOINED -> random.nextBoolean();
                    case GRADUAL -> random.nextDouble() < 2 * progress;
                    default -> false;
                };
        int sign = this == REVERSED ? -1 : 1;
        if (another) {
            vector[7] += 2.2;
            vector[9] += 1.8;
        } else if (random.nextBoolean()) {
            vector[0] += sign * 2.2;
            vector[3] += sign * 1.5;
        } else {
            vector[5] += sign * 2.2;
            vector[1] += sign * 1.5;
        }
    }
}
