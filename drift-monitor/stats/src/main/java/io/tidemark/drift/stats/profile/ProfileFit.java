package io.tidemark.drift.stats.profile;

import io.tidemark.drift.stats.chance.Blocks;
import io.tidemark.drift.stats.chance.NullBootstrap;
import io.tidemark.drift.stats.chance.PsiLimits;
import io.tidemark.drift.stats.chance.PsiNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Fits reference profiles to training data. */
public final class ProfileFit {
    private final Set<String> calendar;
    private final long seed;

    /**
     * @param calendar names of the features that follow the clock
     * @param seed of the bootstrap
     */
    public ProfileFit(Set<String> calendar, long seed) {
        this.calendar = Set.copyOf(calendar);
        this.seed = seed;
    }

    /**
     * The profile of training rows.
     *
     * @param names of the features, in the order of the vectors
     * @param rows vectors; NaN is missing
     * @param scores of the model, one per row
     * @param block of each row for the bootstrap: rows of one customer on one day share a number
     */
    public ReferenceProfile fit(List<String> names, List<double[]> rows, double[] scores, long[] block) {
        return fit(names, rows, scores, block, new long[block.length], new double[0]);
    }

    /**
     * The profile of training rows whose days are known, too.
     *
     * @param customers of each row a number
     * @param days of each row a number that grows by one from day to day
     * @param importance of each feature, see {@link ReferenceColumn}; empty where nobody measured it
     */
    public ReferenceProfile fit(
            List<String> names,
            List<double[]> rows,
            double[] scores,
            long[] customers,
            long[] days,
            double[] importance) {
        if (rows.isEmpty() || rows.size() != scores.length || rows.size() != customers.length) {
            throw new IllegalArgumentException("a reference profile needs rows with a score and a block each, got "
                    + rows.size() + " rows, " + scores.length + " scores, " + customers.length + " blocks");
        }
        List<Binned> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int feature = i;
            columns.add(Binned.of(rows.stream().mapToDouble(row -> row[feature]).toArray()));
        }
        columns.add(Binned.of(scores));
        int[][] binned = columns.stream().map(Binned::binOfRow).toArray(int[][]::new);
        int[] bins = columns.stream().mapToInt(column -> column.bins().count()).toArray();
        Blocks blocks = Blocks.of(customers, days);
        List<PsiNull> chances = new NullBootstrap(blocks, binned, bins, seed).nulls();
        List<ReferenceColumn> fitted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = i < names.size() ? names.get(i) : ReferenceProfile.SCORE;
            fitted.add(columns.get(i)
                    .column(
                            name,
                            calendar.contains(name),
                            chances.get(i),
                            i < importance.length ? importance[i] : ReferenceColumn.UNKNOWN_IMPORTANCE));
        }
        return new ReferenceProfile(fitted);
    }

    /** A column whose values have been put into bins; the bin of a missing value is negative. */
    private record Binned(Bins bins, int[] binOfRow) {
        static Binned of(double[] values) {
            Bins bins = Bins.fit(Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> value + 0.0)
                    .toArray());
            BinIndex index = bins.index();
            return new Binned(
                    bins,
                    Arrays.stream(values)
                            .mapToInt(value -> Double.isNaN(value) ? -1 : index.of(value))
                            .toArray());
        }

        ReferenceColumn column(String name, boolean calendar, PsiNull chance, double importance) {
            long[] counts = new long[bins.count()];
            Arrays.stream(binOfRow).filter(bin -> bin >= 0).forEach(bin -> counts[bin]++);
            long present = Arrays.stream(counts).sum();
            return new ReferenceColumn(
                    name,
                    bins,
                    Arrays.stream(counts).boxed().toList(),
                    binOfRow.length - present,
                    calendar,
                    PsiLimits.NONE,
                    chance,
                    importance);
        }
    }
}
