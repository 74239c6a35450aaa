package io.tidemark.drift.stats.compare;

/**
 * Missing rate: the share of events whose value of a column is missing (NaN in a vector, an empty field in a file).
 * Needs neither bins nor a floor.
 */
public final class MissingRate {
    private MissingRate() {}

    /**
     * The rate of a column.
     *
     * @param missing events without a value
     * @param present events with one
     * @return 0 to 1; 0 if there are no events
     */
    public static double of(long missing, long present) {
        return missing == 0 ? 0 : missing / ((double) missing + present);
    }
}
