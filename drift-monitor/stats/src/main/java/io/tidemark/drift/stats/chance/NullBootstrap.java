package io.tidemark.drift.stats.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fits {@link PsiNull} to samples that are drawn from the training data in whole blocks (Künsch, The Jackknife and the
 * Bootstrap for General Stationary Observations, 1989). A block is what one customer did on some days in a row: one day
 * for samples that all traffic fills within a day, as many more as a larger sample takes. So a window of a week counts
 * a customer whose features hardly move in a week once, not seven times.
 *
 * <p>The reference stays as it is; its own noise is added by {@link ChanceOfPsi} in proportion to 1/m.
 */
public final class NullBootstrap {
    private static final int[] SIZES = {100, 400, 1_600, 6_400, 25_600, 102_400};
    private static final int MOST_REPLICATES = 1_000;
    private static final int FEWEST_REPLICATES = 200;
    /** Larger samples get fewer replicates, so that no size costs more than this many rows. */
    private static final int MOST_ROWS_PER_SIZE = 12_000_000;
    /** No sample is larger than so many times the training data: it would be of copies. */
    private static final int MOST_COPIES = 2;

    private final Blocks blocks;
    private final SplittableRandom random;
    private final int columns;
    private final int[] starts;
    private final char[] slots;
    private final long[] whole;

    /**
     * Bootstraps a binned table.
     *
     * @param binned of each column the bin of each row, negative where the value is missing
     * @param bins of each column how many there are
     */
    public NullBootstrap(Blocks blocks, int[][] binned, int[] bins, long seed) {
        this.blocks = blocks;
        random = new SplittableRandom(seed);
        columns = bins.length;
        starts = new int[columns + 1];
        for (int c = 0; c < columns; c++) {
            // One slot more than bins, for missing values.
            starts[c + 1] = starts[c] + bins[c] + 1;
        }
        slots = slots(binned, bins);
        whole = new long[starts[columns]];
        for (int i = 0; i < rows(); i++) {
            count(i, whole);
        }
    }

    /** The null distribution of each column, for samples of any size. */
    public List<PsiNull> nulls() {
        return measured(Arrays.stream(SIZES)
                .filter(size -> size == SIZES[0] || size <= MOST_COPIES * rows())
                .toArray());
    }

    /** The null distribution of each column where it is asked for a sample of so many rows beside these only. */
    public List<PsiNull> nulls(int sample) {
        int most = SIZES[SIZES.length - 1];
        return measured(IntStream.of(Math.min(sample, MOST_COPIES * rows()), rows())
                .map(size -> Math.max(1, Math.min(size, most)))
                .sorted()
                .distinct()
                .toArray());
    }

    private List<PsiNull> measured(int[] sizes) {
        double perDay = rows() / (double) blocks.span();
        List<List<Moments>> bySize = new ArrayList<>();
        for (int size : sizes) {
            long days = Math.max(1, Math.min(blocks.span(), Math.round(Math.ceil(size / perDay))));
            bySize.add(moments(size, blocks.starts(days)));
        }
        double clump = blocks.clump();
        List<PsiNull> nulls = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            nulls.add(new PsiNull(
                    Arrays.stream(sizes).boxed().toList(),
                    bySize.stream().map(each -> each.get(column).inflation()).toList(),
                    bySize.stream().map(each -> each.get(column).shape()).toList(),
                    clump));
        }
        return nulls;
    }

    private List<Moments> moments(int size, int[] block) {
        int replicates = Math.max(FEWEST_REPLICATES, Math.min(MOST_REPLICATES, MOST_ROWS_PER_SIZE / size));
        List<Pooling> poolings = new ArrayList<>();
        List<Moments> moments = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            long[] reference = bins(whole, c);
            poolings.add(Pooling.of(
                    reference, Math.min(size, Arrays.stream(reference).sum())));
            moments.add(new Moments(poolings.get(c).groups() - 1));
        }
        for (int replicate = 0; replicate < replicates; replicate++) {
            long[] sample = draw(size, block);
            for (int c = 0; c < columns; c++) {
                long[] current = bins(sample, c);
                moments.get(c)
                        .add(poolings.get(c).psi(bins(whole, c), current)
                                * Arrays.stream(current).sum());
            }
        }
        return moments;
    }

    private long[] draw(int size, int[] block) {
        long[] counts = new long[starts[columns]];
        int drawn = 0;
        while (drawn < size) {
            int chosen = random.nextInt(block.length - 1);
            for (int i = block[chosen]; i < block[chosen + 1] && drawn < size; i++, drawn++) {
                count(i, counts);
            }
        }
        return counts;
    }

    private int rows() {
        return blocks.order().length;
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

    /** In the order of the blocks, because blocks are read from end to end. */
    private char[] slots(int[][] binned, int[] bins) {
        char[] table = new char[rows() * columns];
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < rows(); i++) {
                int bin = binned[c][blocks.order()[i]];
                table[i * columns + c] = (char) (starts[c] + (bin < 0 ? bins[c] : bin));
            }
        }
        return table;
    }
}
