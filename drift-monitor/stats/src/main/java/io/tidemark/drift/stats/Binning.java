package io.tidemark.drift.stats;

import java.util.List;

/** Puts vectors and scores into the bins of a reference profile. Immutable. */
public final class Binning {
    private final BinIndex[] columns;

    public Binning(ReferenceProfile reference) {
        columns = reference.columns().stream()
                .map(column -> column.bins().index())
                .toArray(BinIndex[]::new);
    }

    /**
     * The bin of each column.
     *
     * @param vector the features in the order of the catalogue; NaN is missing
     * @param score of the model
     * @return one bin per column, the score's last; -1 where the value is missing
     * @throws IllegalArgumentException if the vector has another length than the reference
     */
    public int[] of(List<Double> vector, double score) {
        if (vector.size() != columns.length - 1) {
            throw new IllegalArgumentException("a vector of " + vector.size()
                    + " values does not fit a reference profile of " + (columns.length - 1) + " features");
        }
        int[] bins = new int[columns.length];
        for (int i = 0; i < vector.size(); i++) {
            bins[i] = bin(i, vector.get(i));
        }
        bins[columns.length - 1] = bin(columns.length - 1, score);
        return bins;
    }

    private int bin(int column, double value) {
        return Double.isNaN(value) ? -1 : columns[column].of(value);
    }
}
