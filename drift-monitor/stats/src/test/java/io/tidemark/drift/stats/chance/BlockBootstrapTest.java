package io.tidemark.drift.stats.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {
    private static final int ROWS = 20_000;
    private static final int BINS = 10;
    /** The 99.5 % quantile of chi-square with 9 degrees of freedom. */
    private static final double CHI_SQUARE = 23.589;

    @Test
    void forIndependentRowsTheLimitsAreThoseOfChiSquare() {
        PsiLimits limits = limits(1).get(0);
        // Psi is about chi-square times (1/n + 1/m) if nothing has changed.
        assertThat(limits.at(500)).isCloseTo(CHI_SQUARE * (1 / 500.0 + 1.0 / ROWS), Percentage.withPercentage(25));
        assertThat(limits.at(8_000)).isCloseTo(CHI_SQUARE * (1 / 8_000.0 + 1.0 / ROWS), Percentage.withPercentage(25));
    }

    @Test
    void rowsThatRepeatEachOtherCountAsOneAndWidenTheLimits() {
        PsiLimits limits = limits(8).get(0);
        assertThat(limits.at(2_000))
                .isCloseTo(8 * CHI_SQUARE * (1 / 2_000.0 + 1.0 / ROWS), Percentage.withPercentage(30));
    }

    @Test
    void eachColumnHasTheLimitsOfItsOwnBins() {
        SplittableRandom random = new SplittableRandom(2);
        int[] coarse = random.ints(ROWS, 0, 2).toArray();
        int[] fine = random.ints(ROWS, 0, 20).toArray();
        List<PsiLimits> limits =
                new BlockBootstrap(singles(), new int[][] {coarse, fine}, new int[] {2, 20}, 1).limits();
        assertThat(limits.get(0).at(2_000)).isLessThan(limits.get(1).at(2_000) / 2);
    }

    @Test
    void missingValuesFillNoBin() {
        int[] missing = new int[ROWS];
        Arrays.fill(missing, -1);
        List<PsiLimits> limits = new BlockBootstrap(singles(), new int[][] {missing}, new int[] {3}, 1).limits();
        assertThat(limits.get(0).at(1_000)).isCloseTo(0, within(1e-8));
    }

    @Test
    void theSeedAloneDecides() {
        assertThat(limits(3)).isEqualTo(limits(3));
    }

    /** One column in which so many rows in a row, a block, have the same value. */
    private static List<PsiLimits> limits(int repeat) {
        SplittableRandom random = new SplittableRandom(9);
        int[] bins = new int[ROWS];
        long[] block = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            block[row] = row / repeat;
            bins[row] = row % repeat == 0 ? random.nextInt(BINS) : bins[row - 1];
        }
        return new BlockBootstrap(block, new int[][] {bins}, new int[] {BINS}, 1).limits();
    }

    private static long[] singles() {
        long[] block = new long[ROWS];
        Arrays.setAll(block, row -> row);
        return block;
    }
}
