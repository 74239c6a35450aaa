package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.BlockBootstrap;
import io.tidemark.drift.stats.chance.MissingLimit;
import io.tidemark.drift.stats.distance.Statistic;
import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.drift.stats.distance.TwoSamples;
import io.tidemark.drift.stats.profile.BinIndex;
import io.tidemark.drift.stats.profile.Bins;
import io.tidemark.drift.stats.profile.ColumnKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Compares columns of two tables, value by value where a statistic asks for it.
 *
 * <p>An infinite value is a number beyond all others; missing values are judged by their share ({@link MissingLimit}).
 *
 * <p>The limit is a null quantile: what PSI reaches for a sample of as many rows drawn from the reference itself, in
 * blocks (see {@link BlockBootstrap}). Columns of more than {@value #MOST_DRAWN_BINS} bins are not drawn; their limit
 * is the quantile of the distribution that PSI / (1/n + 1/m) tends to, chi-square with one degree of freedom less than
 * bins (Yurdakul, Statistical Properties of Population Stability Index, 2018). With few rows a bin that is too narrow,
 * but such a column is one of ids.
 */
public final class SampleComparison {

    private static final int MOST_DRAWN_BINS = 60_000;
    /** Standard normal quantile of 0.995, the level of {@link BlockBootstrap}. */
    private static final double Z = 2.5758293035489004;

    /** Fewer values than this on one side say little: what is not beyond its limits then may only be unseen. */
    private static final int FEWEST = 50;

    private final List<Statistic> statistics;
    private final double minimumEffect;
    private final long[] block;
    private final long seed;

    /** By the statistics that are always shown. */
    public SampleComparison(double minimumEffect, long[] block, long seed) {
        this(Statistics.ALL, minimumEffect, block, seed);
    }

    /**
     * @param statistics that are taken, among them {@link Statistics#PSI}
     * @param minimumEffect PSI below which no shift matters, however sure it is
     * @param block of each reference row; rows with equal numbers belong together, since they are no independent
     *     observations
     * @param seed of the bootstrap
     */
    public SampleComparison(List<Statistic> statistics, double minimumEffect, long[] block, long seed) {
        if (!statistics.contains(Statistics.PSI)) {
            throw new IllegalArgumentException("a comparison is judged by PSI, which is not among its statistics");
        }
        this.statistics = List.copyOf(statistics);
        this.minimumEffect = minimumEffect;
        this.block = block.clone();
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
        long[] p = histogram(bins, index, reference);
        long[] q = histogram(bins, index, current);
        double limit =
                Math.max(minimumEffect, chance(column.reference(), bins, index, reference.length, current.length));
        TwoSamples samples = new TwoSamples(!column.text(), reference, current, p, q);
        Map<Statistic, Double> values = new LinkedHashMap<>();
        statistics.forEach(statistic -> values.put(statistic, statistic.of(samples)));
        MissingShares missing = new MissingShares(
                missing(column.reference(), reference),
                missing(column.current(), current),
                new MissingLimit(block).of(column.reference(), column.current()));
        boolean lost = reference.length > 0 && current.length == 0;
        boolean drifted = values.get(Statistics.PSI) > limit || lost || missing.drifted();
        return new ColumnShift(
                column.name(),
                bins.kind(),
                new Histograms(labels(column, bins), p, q),
                values,
                missing,
                limit,
                drifted
                        ? ShiftVerdict.DRIFTED
                        : Math.min(reference.length, current.length) < FEWEST
                                ? ShiftVerdict.TOO_FEW
                                : ShiftVerdict.STEADY);
    }

    private double chance(double[] rows, Bins bins, BinIndex index, int n, int m) {
        if (n == 0 || m == 0) {
            return 0;
        }
        if (bins.count() > MOST_DRAWN_BINS) {
            return clump() * chiSquareQuantile(bins.count() - 1) * (1.0 / n + 1.0 / m);
        }
        int[] binned = Arrays.stream(rows)
                .mapToInt(value -> Double.isNaN(value) ? -1 : index.of(value))
                .toArray();
        return new BlockBootstrap(block, new int[][] {binned}, new int[] {bins.count()}, seed)
                .limits()
                .get(0)
                .at(m);
    }

    /**
     * How many rows the block of a row holds, on average over the rows: by so much at most PSI grows where rows hang
     * together.
     */
    private double clump() {
        Map<Long, Integer> sizes = new HashMap<>();
        for (long number : block) {
            sizes.merge(number, 1, Integer::sum);
        }
        // One block says nothing of how blocks differ.
        return sizes.size() < 2
                ? 1
                : sizes.values().stream()
                                .mapToDouble(size -> (double) size * size)
                                .sum()
                        / block.length;
    }

    /**
     * By Wilson and Hilferty (Proceedings of the National Academy of Sciences 17, 1931): good to a thousandth for many
     * degrees of freedom.
     */
    private static double chiSquareQuantile(int degrees) {
        double part = 2.0 / (9 * degrees);
        return degrees * Math.pow(1 - part + Z * Math.sqrt(part), 3);
    }

    private static Bins categories(int count) {
        return new Bins(
                ColumnKind.CATEGORICAL,
                IntStream.range(0, count).mapToObj(i -> (double) i).toList(),
                List.of());
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

    private static String[] labels(ColumnSamples column, Bins bins) {
        String[] labels = new String[bins.count()];
        int at = 0;
        for (double atom : bins.atoms()) {
            labels[at++] = column.text() ? column.categories().get((int) atom) : number(atom);
        }
        if (bins.edges().isEmpty()) {
            labels[at] = at == 0 ? "any" : "others";
            return labels;
        }
        for (int i = 0; i <= bins.edges().size(); i++) {
            labels[at++] = interval(bins, i);
        }
        return labels;
    }

    private static String interval(Bins bins, int i) {
        if (i == 0) {
            return "to " + number(bins.edges().get(0));
        }
        return i == bins.edges().size()
                ? "above " + number(bins.edges().get(i - 1))
                : "to " + number(bins.edges().get(i));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.5g", value);
    }
}
