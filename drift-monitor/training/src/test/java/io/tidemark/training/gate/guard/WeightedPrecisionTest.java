package io.tidemark.training.gate.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.quality.AveragePrecision;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WeightedPrecisionTest {

    @Property(tries = 200)
    void aWeightCountsRowsSoManyTimes(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int rows,
            @ForAll @IntRange(min = 1, max = 5) int most) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[rows];
        boolean[] frauds = new boolean[rows];
        double[] weights = new double[rows];
        int copies = 0;
        for (int i = 0; i < rows; i++) {
            scores[i] = random.nextInt(8);
            frauds[i] = i == 0 || random.nextInt(3) == 0;
            weights[i] = 1 + random.nextInt(most);
            copies += (int) weights[i];
        }
        double[] manyScores = new double[copies];
        boolean[] manyFrauds = new boolean[copies];
        for (int i = 0, at = 0; i < rows; i++) {
            for (int copy = 0; copy < weights[i]; copy++, at++) {
                manyScores[at] = scores[i];
                manyFrauds[at] = frauds[i];
            }
        }

        assertThat(WeightedPrecision.of(scores, frauds, weights))
                .isCloseTo(AveragePrecision.of(manyScores, manyFrauds), within(1e-12));
    }
}
