package io.tidemark.drift.stats;

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
        if (rows.isEmpty() || rows.size() != scores.length || rows.size() != block.length) {
            throw new IllegalArgumentException("a reference profile needs rows with a score and a block each, got "
                    + rows.size() + " rows, " + scores.length + " scores, " + block.length + " blocks");
        }
        List<Binned> binned = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int feature = i;
            binned.add(Binned.of(
                    names.get(i), rows.stream().mapToDouble(row -> row[feature]).toArray()));
        }
        binned.add(Binned.of(ReferenceProfile.SCORE, scores));
        List<PsiLimits> limits = new BlockBootstrap(block, seed)
                .limits(
                        binned.stream().map(Binned::binOfRow).toList(),
                        binned.stream().map(Binned::counts).toList());
        List<ReferenceColumn> columns = new ArrayList<>();
        for (int i = 0; i < binned.size(); i++) {
            Binned column = binned.get(i);
            columns.add(column.withLimits(limits.get(i), calendar.contains(column.name)));
        }
        return new ReferenceProfile(columns);
    }

    /** A column of the training data in its bins. */
    private record Binned(String name, Bins bins, int[] binOfRow, long[] counts) {

        static Binned of(String name, double[] values) {
            double[] present = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> value + 0.0)
                    .toArray();
            Bins bins = Bins.fit(present);
            BinIndex index = bins.index();
            int[] binOfRow = Arrays.stream(values)
                    .mapToInt(value -> Double.isNaN(value) ? -1 : index.of(value))
                    .toArray();
            long[] counts = new long[bins.count()];
            Arrays.stream(binOfRow).filter(bin -> bin >= 0).forEach(bin -> counts[bin]++);
            return new Binned(name, bins, binOfRow, counts);
        }

        ReferenceColumn withLimits(PsiLimits limits, boolean calendar) {
            long present = Arrays.stream(counts).sum();
            return new ReferenceColumn(
                    name,
                    bins,
                    Arrays.stream(counts).boxed().toList(),
                    binOfRow.length - present,
                    calendar,
                    present == 0 ? PsiLimits.NONE : limits);
        }
    }
}
