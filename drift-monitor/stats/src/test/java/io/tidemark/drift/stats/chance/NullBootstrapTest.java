package io.tidemark.drift.stats.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NullBootstrapTest {
    private static final int ROWS = 20_000;
    private static final int BINS = 10;

    @Test
    void independentRowsAreChiSquare() {
        PsiNull fitted = fitted(1);
        for (int n : new int[] {400, 1_600, 6_400, 25_600}) {
            assertThat(fitted.inflationAt(n)).as("inflation at %d", n).isCloseTo(1, within(0.08));
            assertThat(fitted.shapeAt(n)).as("shape at %d", n).isCloseTo(1, within(0.2));
        }
        assertThat(fitted.clump()).isEqualTo(1);
    }

    @Test
    void rowsThatRepeatEachOtherCountAsOne() {
        assertThat(fitted(8).inflationAt(2_000)).isCloseTo(8, Percentage.withPercentage(10));
        assertThat(fitted(8).clump()).isEqualTo(8);
    }

    @Test
    void customersWhoStayTheSameFromDayToDayAreSeenInWindowsOfSeveralDays() {
        // A row each of 2,000 customers on ten days, and each customer keeps its value.
        PsiNull fitted = fitted(10, true);
        assertThat(fitted.inflationAt(1_600)).isCloseTo(1, within(0.1));
        assertThat(fitted.inflationAt(25_600)).isCloseTo(10, Percentage.withPercentage(15));
        assertThat(fitted.lasting(2_000)).isGreaterThan(0.3);
        assertThat(fitted(1).lasting(2_000)).isLessThan(0.1);
    }

    /**
     * The gamma distribution is fitted by two moments; its tail must be that of the bootstrap far beyond what a fit has
     * seen.
     */
    @Test
    void theTailIsThatOfABootstrapAHundredTimesAsLarge() {
        int size = 1_000;
        RandomGenerator random = new SplittableRandom(77);
        Sample sample = new Sample(8);
        long[] reference = sample.counts();
        Pooling pooling = Pooling.of(reference, size);
        // The bootstrap's reference stands still, so it is as if it were of infinitely many rows.
        ChanceOfPsi chance = ChanceOfPsi.of(fitted(8), pooling.groups(), 1e12, size);
        int replicates = 100_000;
        double[] tails = {0.05, 0.01, 1e-3, 1e-4};
        int[] beyond = new int[tails.length];
        double[] limits = Arrays.stream(tails).map(chance::quantile).toArray();
        for (int i = 0; i < replicates; i++) {
            long[] drawn = new long[BINS];
            for (int block = 0; block < size / 8; block++) {
                drawn[sample.bins[8 * random.nextInt(ROWS / 8)]] += 8;
            }
            double psi = pooling.psi(reference, drawn);
            for (int tail = 0; tail < tails.length; tail++) {
                beyond[tail] += psi > limits[tail] ? 1 : 0;
            }
        }
        for (int tail = 0; tail < tails.length; tail++) {
            double ratio = beyond[tail] / (tails[tail] * replicates);
            System.out.printf("tail of %.4f: %.2f times as often%n", tails[tail], ratio);
            assertThat(ratio).as("tail of %s", tails[tail]).isBetween(0.3, 3.0);
        }
    }

    private static PsiNull fitted(int repeat) {
        return fitted(repeat, false);
    }

    /** One column in which so many rows, a block or a customer's days, have the same value. */
    private static PsiNull fitted(int repeat, boolean days) {
        Sample sample = new Sample(repeat);
        long[] customers = new long[ROWS];
        Arrays.setAll(customers, row -> row / repeat);
        long[] day = new long[ROWS];
        Arrays.setAll(day, row -> days ? row % repeat : 0);
        return new NullBootstrap(Blocks.of(customers, day), new int[][] {sample.bins}, new int[] {BINS}, 1)
                .nulls()
                .get(0);
    }

    private static final class Sample {
        private final int[] bins = new int[ROWS];

        Sample(int repeat) {
            SplittableRandom random = new SplittableRandom(9);
            for (int row = 0; row < ROWS; row++) {
                bins[row] = row % repeat == 0 ? random.nextInt(BINS) : bins[row - 1];
            }
        }

        long[] counts() {
            long[] counts = new long[BINS];
            Arrays.stream(bins).forEach(bin -> counts[bin]++);
            return counts;
        }
    }
}
