package io.tidemark.drift.stats.profile;

import java.util.Arrays;

/**
 * Counts of live traffic over the bins of a reference profile, read from the flat array that {@link Binning} says how
 * to fill. The profile of two parts is the sum of their arrays, in any order.
 */
public final class LiveProfile {
    private final ProfileLayout layout;
    private final long[] counts;

    /**
     * Reads counted events.
     *
     * @param reference the profile whose bins were counted
     * @param counts of the slots that {@link Binning#slots} names
     * @throws IllegalArgumentException if there are not as many counts as the reference has slots
     */
    public LiveProfile(ReferenceProfile reference, long[] counts) {
        layout = new ProfileLayout(reference);
        if (counts.length != layout.size()) {
            throw new IllegalArgumentException(
                    "a live profile of " + counts.length + " counts does not fit a reference profile of "
                            + layout.size() + "; both must come from the same bundle");
        }
        this.counts = counts.clone();
    }

    public long events() {
        return counts[ProfileLayout.EVENTS];
    }

    public long alerts() {
        return counts[ProfileLayout.ALERTS];
    }

    /** Events by bin of a column, in the order of the reference. */
    public long[] histogram(int column) {
        int first = layout.bin(column, 0);
        return Arrays.copyOfRange(counts, first, first + layout.bins(column));
    }

    /** Events without a value in a column. */
    public long missing(int column) {
        return counts[layout.missing(column)];
    }
}
