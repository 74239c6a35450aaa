package io.tidemark.drift.stats;

import java.util.List;

/** Puts vectors and scores into the bins of a reference profile. Immutable. */
public final class Binning {
    private final BinIndex[] columns;
    private final ProfileLayout layout;

    public Binning(ReferenceProfile reference) {
        columns = reference.columns().stream()
                .map(column -> column.bins().index())
                .toArray(BinIndex[]::new);
        layout = new ProfileLayout(reference);
    }

    /** How many counts a live profile has. */
    public int size() {
        return layout.size();
    }

    /**
     * The counts that one event raises by one.
     *
     * @param vector the features in the order of the catalogue; NaN is missing
     * @param score of the model
     * @param alert whether the decision was not a plain approval
     * @return indices into the flat array of a {@link LiveProfile}
     * @throws IllegalArgumentException if the vector has another length than the reference
     */
    public int[] slots(List<Double> vector, double score, boolean alert) {
        if (vector.size() != columns.length - 1) {
            throw new IllegalArgumentException("a vector of " + vector.size()
                    + " values does not fit a reference profile of " + (columns.length - 1) + " features");
        }
        int[] slots = new int[columns.length + (alert ? 2 : 1)];
        for (int i = 0; i < vector.size(); i++) {
            slots[i] = slot(i, vector.get(i));
        }
        slots[columns.length - 1] = slot(columns.length - 1, score);
        slots[columns.length] = ProfileLayout.EVENTS;
        if (alert) {
            slots[columns.length + 1] = ProfileLayout.ALERTS;
        }
        return slots;
    }

    private int slot(int column, double value) {
        return Double.isNaN(value) ? layout.missing(column) : layout.bin(column, columns[column].of(value));
    }
}
