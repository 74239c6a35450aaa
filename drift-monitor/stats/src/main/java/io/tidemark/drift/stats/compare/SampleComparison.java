package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.Blocks;
import io.tidemark.drift.stats.chance.MissingLimit;
import io.tidemark.drift.stats.chance.NullBootstrap;
import io.tidemark.drift.stats.chance.PooledPsi;
import io.tidemark.drift.stats.chance.PsiNull;
import io.tidemark.drift.stats.distance.Statistic;
import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.drift.stats.distance.TwoSamples;
import io.tidemark.drift.stats.profile.BinIndex;
import io.tidemark.drift.stats.profile.Bins;
import io.tidemark.drift.stats.profile.ColumnKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Compares columns of two tables, value by value where a statistic asks for it. The statistics are shown; what judges
 * is the null distribution by which alarms are raised: PSI over pooled bins ({@link PooledPsi}), with what chance makes
 * of it drawn from the reference in blocks ({@link NullBootstrap}).
 *
 * <p>Of a column of categories that is asked of the known values, and how many are unknown is a question of its own
 * ({@link UnseenShares}). An infinite value is a number beyond all others; missing values are judged by their share
 * ({@link MissingLimit}).
 *
 * <p>Columns of more than {@value #MOST_DRAWN_BINS} bins are not drawn, but taken to be inflated as if the rows of a
 * block were alike. That is too much by far where they are not, but such a column is one of ids.
 */
public final class SampleComparison {

    private static final int MOST_DRAWN_BINS = 60_000;

    /** Fewer values than this on one side say little: what is not beyond its limits then may only be unseen. */
    private static final int FEWEST = 50;

    private final List<Statistic> statistics;
    private final double minimumEffect;
    private final long[] block;
    private final Blocks blocks;
    private final long seed;

    /** By the statistics that are always shown. */
    public SampleComparison(double minimumEffect, long[] block, long seed) {
        this(Statistics.ALL, minimumEffect, block, seed);
    }

    /**
     * @param statistics that are taken
     * @param minimumEffect PSI below which no shift matters, however sure it is
     * @param block of each reference row; rows with equal numbers belong together, since they are no independent
     *     observations
     * @param seed of the bootstrap
     */
    public SampleComparison(List<Statistic> statistics, double minimumEffect, long[] block, long seed) {
        this.statistics = List.copyOf(statistics);
        this.minimumEffect = minimumEffect;
        this.block = several(block);
        this.blocks = Blocks.of(this.block, new long[block.length]);
        this.seed = seed;
    }

    /** @throws IllegalArgumentException if the reference has not as many rows as there are blocks */
    public ColumnShift of(ColumnSamples column) {
        if (column.reference().length != block.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d reference rows of %s in %d blocks",
                    column.reference().length,
                    column.name(),
                    block.length));
        }
        double[] reference = present(column.reference());
        double[] current = present(column.current());
        // An infinite number is beyond every edge; where the edges are is for finite ones to say.
        Bins bins = column.text() ? categories(column.categories().size()) : Bins.fit(finite(reference));
        BinIndex index = bins.index();
        int[] binned = binned(column.reference(), index);
        long[] p = histogram(bins, index, reference);
        long[] q = histogram(bins, index, current);
        TwoSamples samples = new TwoSamples(!column.text(), reference, current, p, q);
        Map<Statistic, Double> values = new LinkedHashMap<>();
        statistics.forEach(statistic -> values.put(statistic, statistic.of(samples)));
        MissingShares missing = new MissingShares(
                missing(column.reference(), reference),
                missing(column.current(), current),
                new MissingLimit(block).of(column.reference(), column.current()));
        boolean categorical = bins.kind() == ColumnKind.CATEGORICAL;
        int known = categorical ? bins.count() - 1 : bins.count();
        PsiNull chance = reference.length == 0 ? PsiNull.INDEPENDENT : chance(binned, known, column.current().length);
        PooledPsi pooled = PooledPsi.of(chance, Arrays.copyOf(p, known), Arrays.copyOf(q, known), minimumEffect);
        UnseenShares unseen = categorical
                ? UnseenShares.of(
                        chance, SharedValues.of(blocks, binned, known), q[known], current.length, minimumEffect)
                : UnseenShares.NONE;
        boolean lost = reference.length > 0 && current.length == 0;
        return new ColumnShift(
                column.name(),
                bins.kind(),
                new Histograms(BinLabels.of(column, bins), p, q),
                values,
                pooled,
                unseen,
                missing,
                lost || pooled.beyond() || unseen.drifted() || missing.drifted()
                        ? ShiftVerdict.DRIFTED
                        : Math.min(reference.length, current.length) < FEWEST
                                ? ShiftVerdict.TOO_FEW
                                : ShiftVerdict.STEADY);
    }

    private PsiNull chance(int[] binned, int bins, int rows) {
        if (bins > MOST_DRAWN_BINS) {
            double clump = blocks.clump();
            return new PsiNull(List.of(1), List.of(clump), List.of(1.0), clump);
        }
        return new NullBootstrap(blocks, new int[][] {binned}, new int[] {bins}, seed)
                .nulls(rows)
                .get(0);
    }

    /** One block says nothing of how blocks differ; its rows are taken to stand alone. */
    private static long[] several(long[] block) {
        return Arrays.stream(block).distinct().limit(2).count() < 2
                ? LongStream.range(0, block.length).toArray()
                : block.clone();
    }

    private static Bins categories(int count) {
        return new Bins(
                ColumnKind.CATEGORICAL,
                IntStream.range(0, count).mapToObj(i -> (double) i).toList(),
                List.of());
    }

    private static int[] binned(double[] values, BinIndex index) {
        return Arrays.stream(values)
                .mapToInt(value -> Double.isNaN(value) ? -1 : index.of(value + 0.0))
                .toArray();
    }

    private static double[] present(double[] values) {
        return DoubleStream.of(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .toArray();
    }

    private static double[] finite(double[] values) {
        return DoubleStream.of(values).filter(Double::isFinite).toArray();
    }

    private static long[] histogram(Bins bins, BinIndex index, double[] values) {
        long[] counts = new long[bins.count()];
        for (double value : values) {
            counts[index.of(value)]++;
        }
        return counts;
    }

    private static double missing(double[] all, double[] present) {
        return all.length == 0 ? 0 : 1 - present.length / (double) all.length;
    }
}
