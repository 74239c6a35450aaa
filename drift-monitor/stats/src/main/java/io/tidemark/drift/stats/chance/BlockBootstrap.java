package io.tidemark.drift.stats.chance;

import io.tidemark.drift.stats.distance.Psi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The distribution of PSI when nothing has changed. Rolling features of one customer are correlated, so whole blocks of
 * rows (the rows of one customer on one day) are drawn with replacement until a sample is full (block bootstrap: Künsch
 * 1989, The Jackknife and the Bootstrap for General Stationary Observations); single rows would make the limits too
 * narrow by a multiple. The reference is a sample, too, so it is drawn anew as well.
 *
 * <p>All columns and all sample sizes share the draws: a replicate is one walk over at most
 * {@value #MOST_REFERENCE_ROWS} rows of the reference and as many rows as the largest sample has.
 */
public final class BlockBootstrap {
    private static final int[] SIZES = {500, 2_000, 8_000, 32_000};
    private static final int REPLICATES = 300;
    private static final double QUANTILE = 0.995;
    /** A larger reference is so much larger than the samples that its own noise does not count. */
    private static final int MOST_REFERENCE_ROWS = 100_000;

    private final int[][] blocks;
    private final SplittableRandom random;
    private final int[] starts;
    private final char[] slots;
    private final int columns;
    private final int rows;

    /**
     * Bootstraps a binned table.
     *
     * @param block of each row; equal numbers belong together
     * @param binned of each column the bin of each row, negative where the value is missing
     * @param bins of each column how many there are
     */
    public BlockBootstrap(long[] block, int[][] binned, int[] bins, long seed) {
        blocks = blocks(block);
        random = new SplittableRandom(seed);
        columns = bins.length;
        rows = block.length;
        starts = new int[columns + 1];
        for (int c = 0; c < columns; c++) {
            // One slot more than bins, for missing values.
            starts[c + 1] = starts[c] + bins[c] + 1;
        }
        slots = rowByRow(binned, bins);
    }

    /** The limits of each column. */
    public List<PsiLimits> limits() {
        double[][][] psi = new double[columns][SIZES.length][REPLICATES];
        long[] whole = new long[starts[columns]];
        for (int row = 0; row < rows; row++) {
            count(row, whole);
        }
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            long[] reference = rows > MOST_REFERENCE_ROWS ? whole : draw(rows, new long[starts[columns]], 0);
            long[] sample = new long[starts[columns]];
            int drawn = 0;
            for (int size = 0; size < SIZES.length; size++) {
                draw(SIZES[size], sample, drawn);
                drawn = SIZES[size];
                for (int c = 0; c < columns; c++) {
                    psi[c][size][replicate] = Psi.of(bins(reference, c), bins(sample, c));
                }
            }
        }
        return Arrays.stream(psi).map(BlockBootstrap::quantiles).toList();
    }

    private long[] draw(int size, long[] counts, int from) {
        int drawn = from;
        while (drawn < size) {
            int[] block = blocks[random.nextInt(blocks.length)];
            for (int i = 0; i < block.length && drawn < size; i++, drawn++) {
                count(block[i], counts);
            }
        }
        return counts;
    }

    private void count(int row, long[] counts) {
        int at = row * columns;
        for (int c = 0; c < columns; c++) {
            counts[slots[at + c]]++;
        }
    }

    private long[] bins(long[] counts, int column) {
        return Arrays.copyOfRange(counts, starts[column], starts[column + 1] - 1);
    }

    /** A row's slots stand side by side, because rows are drawn in no order. */
    private char[] rowByRow(int[][] binned, int[] bins) {
        char[] table = new char[rows * columns];
        for (int c = 0; c < columns; c++) {
            for (int row = 0; row < rows; row++) {
                int bin = binned[c][row];
                table[row * columns + c] = (char) (starts[c] + (bin < 0 ? bins[c] : bin));
            }
        }
        return table;
    }

    private static PsiLimits quantiles(double[][] psiBySize) {
        List<Integer> sizes = new ArrayList<>();
        List<Double> quantiles = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            // A sample without any value has no PSI.
            double[] sorted = Arrays.stream(psiBySize[i])
                    .filter(psi -> !Double.isNaN(psi))
                    .sorted()
                    .toArray();
            sizes.add(SIZES[i]);
            quantiles.add(sorted.length == 0 ? 0 : sorted[(int) Math.ceil(QUANTILE * sorted.length) - 1]);
        }
        return new PsiLimits(sizes, quantiles);
    }

    private static int[][] blocks(long[] block) {
        Map<Long, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < block.length; row++) {
            rows.computeIfAbsent(block[row], key -> new ArrayList<>()).add(row);
        }
        // In the order of their first rows, so that the seed alone decides.
        return rows.values().stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .sorted((a, b) -> Integer.compare(a[0], b[0]))
                .toArray(int[][]::new);
    }
}
