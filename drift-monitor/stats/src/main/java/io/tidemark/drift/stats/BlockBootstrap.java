package io.tidemark.drift.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The distribution of PSI when nothing has changed. Rolling features of one customer are correlated, so whole blocks of rows (the rows of one
 * customer on one day) are drawn with replacement until a sample is full (block bootstrap: Künsch 1989, The Jackknife and the Bootstrap for General
 * Stationary Observations); single rows would make the limits too narrow by a multiple.
 */
final class BlockBootstrap {
    private static final int[] SIZES = {500, 2_000, 8_000, 32_000};
    private static final int REPLICATES = 300;
    private static final double QUANTILE = 0.995;

    private final List<int[]> blocks;
    private final long seed;

    /** @param block of each row; equal numbers belong together */
    BlockBootstrap(long[] block, long seed) {
        Map<Long, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < block.length; row++) {
            rows.computeIfAbsent(block[row], key -> new ArrayList<>()).add(row);
        }
        // In the order of their first rows, so that the seed alone decides.
        blocks = rows.values().stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .sorted((a, b) -> Integer.compare(a[0], b[0]))
                .toList();
        this.seed = seed;
    }

    /**
     * Limits of all columns; each sample of rows serves every column, since drawing costs more than counting.
     *
     * @param binOfRow by column, the bin of each row, negative where the value is missing
     * @param references by column, the histogram of all rows
     */
    List<PsiLimits> limits(List<int[]> binOfRow, List<long[]> references) {
        double[][] quantiles = new double[references.size()][SIZES.length];
        for (int i = 0; i < SIZES.length; i++) {
            double[][] psi = new double[references.size()][REPLICATES];
            SplittableRandom random = new SplittableRandom(seed + SIZES[i]);
            for (int replicate = 0; replicate < REPLICATES; replicate++) {
                int[] rows = draw(SIZES[i], random);
                for (int column = 0; column < psi.length; column++) {
                    long[] reference = references.get(column);
                    psi[column][replicate] = Psi.of(reference, histogram(rows, binOfRow.get(column), reference.length));
                }
            }
            for (int column = 0; column < psi.length; column++) {
                Arrays.sort(psi[column]);
                quantiles[column][i] = psi[column][(int) Math.ceil(QUANTILE * REPLICATES) - 1];
            }
        }
        List<Integer> sizes = Arrays.stream(SIZES).boxed().toList();
        return Arrays.stream(quantiles)
                .map(column ->
                        new PsiLimits(sizes, Arrays.stream(column).boxed().toList()))
                .toList();
    }

    private int[] draw(int size, SplittableRandom random) {
        int[] rows = new int[size];
        int drawn = 0;
        while (drawn < size) {
            int[] block = blocks.get(random.nextInt(blocks.size()));
            int fits = Math.min(block.length, size - drawn);
            System.arraycopy(block, 0, rows, drawn, fits);
            drawn += fits;
        }
        return rows;
    }

    private static long[] histogram(int[] rows, int[] binOfRow, int bins) {
        long[] counts = new long[bins];
        for (int row : rows) {
            if (binOfRow[row] >= 0) {
                counts[binOfRow[row]]++;
            }
        }
        return counts;
    }
}
