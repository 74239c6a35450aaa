package io.tidemark.drift.stats.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingLimitTest {

    private static final int ROWS = 400;
    private static final int WORLDS = 2_000;

    /** The oracle is chance itself: pairs of samples of one world, whose owners have all of their values or none. */
    @ParameterizedTest
    @CsvSource({"1,0.5", "1,0.2", "10,0.5", "10,0.2", "20,0.3"})
    void twoSamplesOfOneWorldSeldomDifferByMoreAndOftenByHalf(int rowsOfAnOwner, double share) {
        Random random = new Random(1);
        long[] block = LongStream.range(0, ROWS).map(row -> row / rowsOfAnOwner).toArray();
        int beyond = 0;
        int beyondHalf = 0;
        for (int world = 0; world < WORLDS; world++) {
            double[] before = sample(random, rowsOfAnOwner, share);
            double[] now = sample(random, rowsOfAnOwner, share);
            double limit = new MissingLimit(block).of(before, now);
            double moved = Math.abs(missing(now) - missing(before));
            beyond += moved > limit ? 1 : 0;
            beyondHalf += moved > limit / 2 ? 1 : 0;
        }
        assertThat(beyond / (double) WORLDS).isLessThan(0.015);
        assertThat(beyondHalf / (double) WORLDS).isGreaterThan(0.05);
    }

    @Test
    void whereNothingWasMissingTheRowsOfAnOwnerAreTakenToBeAlike() {
        double[] full = new double[ROWS];
        double[] now = sample(new Random(2), 1, 0.3);
        long[] alone = LongStream.range(0, ROWS).toArray();
        long[] four = LongStream.range(0, ROWS).map(row -> row / 4).toArray();
        double single = new MissingLimit(alone).of(full, now);
        assertThat(new MissingLimit(four).of(full, now)).isBetween(1.9 * single, 2.1 * single);
    }

    @Test
    void oneBlockIsTakenAsIfItsRowsWereAlone() {
        double[] now = sample(new Random(3), 1, 0.5);
        double[] full = new double[ROWS];
        long[] alone = LongStream.range(0, ROWS).toArray();
        assertThat(new MissingLimit(new long[ROWS]).of(full, now))
                .isEqualTo(new MissingLimit(alone).of(full, now))
                .isLessThan(0.1);
    }

    @Test
    void aLimitIsNeverBelowFiveRowsInAHundred() {
        double[] full = new double[1_000_000];
        assertThat(new MissingLimit(LongStream.range(0, full.length).toArray()).of(full, full))
                .isEqualTo(0.05);
        assertThat(new MissingLimit(new long[0]).of(new double[0], full)).isEqualTo(0.05);
    }

    private static double[] sample(Random random, int rowsOfAnOwner, double share) {
        double[] values = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[row] = row % rowsOfAnOwner > 0 ? values[row - 1] : random.nextDouble() < share ? Double.NaN : 1;
        }
        return values;
    }

    private static double missing(double[] values) {
        int missing = 0;
        for (double value : values) {
            missing += Double.isNaN(value) ? 1 : 0;
        }
        return missing / (double) values.length;
    }
}
