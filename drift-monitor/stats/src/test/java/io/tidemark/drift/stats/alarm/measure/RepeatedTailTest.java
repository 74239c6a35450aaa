package io.tidemark.drift.stats.alarm.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.chance.GammaTail;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedTailTest {
    private static final int DRAWS = 400_000;

    @ParameterizedTest
    @CsvSource({"9,0.2,2,0.05", "9,0.7,2,0.02", "1,0.5,2,0.05", "9,0.5,3,0.1", "4,0.9,2,0.02"})
    void itIsWhatGaussianWindowsWithACommonPartGive(int freedom, double shared, int windows, double p) {
        RandomGenerator random = new SplittableRandom(3);
        double limit = 2 * GammaTail.quantile(0.5 * freedom, p);
        int all = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] common = gaussians(random, freedom);
            boolean above = true;
            for (int window = 0; window < windows && above; window++) {
                double square = 0;
                for (double each : common) {
                    double value = Math.sqrt(shared) * each + Math.sqrt(1 - shared) * random.nextGaussian();
                    square += value * value;
                }
                above = square > limit;
            }
            all += above ? 1 : 0;
        }
        double share = all / (double) DRAWS;
        assertThat(new RepeatedTail(0.5 * freedom, shared, windows).of(p))
                .isCloseTo(share, within(5 * Math.sqrt(share / DRAWS)));
    }

    @Property(tries = 200)
    void itLiesBetweenIndependenceAndIdentity(
            @ForAll @DoubleRange(min = 0.3, max = 15) double shape,
            @ForAll @DoubleRange(min = 0, max = 0.97) double shared,
            @ForAll @IntRange(min = 1, max = 4) int windows,
            @ForAll @DoubleRange(min = -20, max = -0.01) double logP) {
        double p = Math.exp(logP);
        RepeatedTail tail = new RepeatedTail(shape, shared, windows);
        assertThat(tail.of(p)).isBetween(Math.pow(p, windows) * (1 - 1e-9), p * (1 + 1e-9));
        if (logP < -2) {
            assertThat(tail.of(tail.inverse(p))).isCloseTo(p, Percentage.withPercentage(15));
        }
    }

    @Test
    void whatIsSharedAltogetherIsSeenOnce() {
        assertThat(new RepeatedTail(4.5, 0.99, 3).of(0.01)).isEqualTo(0.01);
    }

    private static double[] gaussians(RandomGenerator random, int count) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = random.nextGaussian();
        }
        return drawn;
    }
}
