package io.tidemark.drift.stats.profile;

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

    /** How many values an event has: the features and the score. */
    public int columns() {
        return columns.length;
    }

    /**
     * The counts that one event raises by one.
     *
     * @param values the features in the order of the catalogue, then the score; NaN is missing
     * @param alert whether the decision was not a plain approval
     * @return indices into the flat array of a {@link LiveProfile}
     * @throws IllegalArgumentException if there are not as many values as {@link #columns}
     */
    public int[] slots(double[] values, boolean alert) {
        if (values.length != columns.length) {
            throw new IllegalArgumentException("a vector of " + (values.length - 1)
                    + " values does not fit a reference profile of " + (columns.length - 1) + " features");
        }
        int[] slots = new int[columns.length + (alert ? 2 : 1)];
        for (int i = 0; i < values.length; i++) {
            slots[i] = slot(i, values[i]);
        }
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
