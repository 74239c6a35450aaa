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
        BlockBootstrap bootstrap = new BlockBootstrap(block, seed);
        List<ReferenceColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int feature = i;
            columns.add(column(
                    names.get(i), rows.stream().mapToDouble(row -> row[feature]).toArray(), bootstrap));
        }
        columns.add(column(ReferenceProfile.SCORE, scores, bootstrap));
        return new ReferenceProfile(columns);
    }

    private ReferenceColumn column(String name, double[] values, BlockBootstrap bootstrap) {
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
        boolean follows = calendar.contains(name);
        PsiLimits limits = present.length == 0 ? PsiLimits.NONE : bootstrap.limits(binOfRow, counts);
        return new ReferenceColumn(
                name, bins, Arrays.stream(counts).boxed().toList(), values.length - present.length, follows, limits);
    }
}
