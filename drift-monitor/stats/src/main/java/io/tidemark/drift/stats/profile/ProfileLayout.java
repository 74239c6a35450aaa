package io.tidemark.drift.stats.profile;

/**
 * Where each count of a profile stands in one flat array: events, alerts, then for each column its missing values and
 * its bins. Flat arrays add up without knowing what they count.
 */
final class ProfileLayout {
    static final int EVENTS = 0;
    static final int ALERTS = 1;
    private static final int FIRST_COLUMN = 2;

    /** Index of each column's missing values; its bins follow. The last element is the size of the array. */
    private final int[] starts;

    ProfileLayout(ReferenceProfile reference) {
        int columns = reference.columns().size();
        starts = new int[columns + 1];
        starts[0] = FIRST_COLUMN;
        for (int i = 0; i < columns; i++) {
            starts[i + 1] = starts[i] + 1 + reference.columns().get(i).bins().count();
        }
    }

    int size() {
        return starts[starts.length - 1];
    }

    int missing(int column) {
        return starts[column];
    }

    int bin(int column, int bin) {
        return starts[column] + 1 + bin;
    }

    int bins(int column) {
        return starts[column + 1] - starts[column] - 1;
    }
}
