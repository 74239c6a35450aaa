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
     * Limits of one column.
     *
     * @param binOfRow the bin of each row, negative where the value is missing
     * @param reference the histogram of all rows
     */
    PsiLimits limits(int[] binOfRow, long[] reference) {
        List<Integer> sizes = new ArrayList<>();
        List<Double> quantiles = new ArrayList<>();
        for (int size : SIZES) {
            SplittableRandom random = new SplittableRandom(seed + size);
            double[] psi = new double[REPLICATES];
            for (int i = 0; i < REPLICATES; i++) {
                psi[i] = Psi.of(reference, draw(size, binOfRow, reference.length, random));
            }
            Arrays.sort(psi);
            sizes.add(size);
            quantiles.add(psi[(int) Math.ceil(QUANTILE * REPLICATES) - 1]);
        }
        return new PsiLimits(sizes, quantiles);
    }

    private long[] draw(int size, int[] binOfRow, int bins, SplittableRandom random) {
        long[] counts = new long[bins];
        int drawn = 0;
        while (drawn < size) {
            int[] block = blocks.get(random.nextInt(blocks.size()));
            for (int i = 0; i < block.length && drawn < size; i++, drawn++) {
                int bin = binOfRow[block[i]];
                if (bin >= 0) {
                    counts[bin]++;
                }
            }
        }
        return counts;
    }
}
