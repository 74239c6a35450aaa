package io.tidemark.features.algebra;

/** What is kept up to date over the rows of a window. Features over the same window and filter share it. */
public enum Measure {
    /** Number of rows: {@link Counted}. */
    COUNT,
    /** Number of rows whatever the feature's filter: {@link Counted}. */
    POPULATION,
    /** Sum of amounts: {@link Summed}. */
    SUM,
    /** Sum of squared amounts: {@link Squared}. */
    SQUARES,
    /** Number of known frauds: {@link Frauds}. */
    FRAUDS,
    /** Smallest amount: {@link Extreme}. */
    LOWEST,
    /** Largest amount: {@link Extreme}. */
    HIGHEST,
    /** The newest row: {@link Latest}. */
    LATEST,
    /** The newest row with a location: {@link Latest}. */
    LATEST_LOCATED,
    /** The oldest row: {@link Earliest}. */
    EARLIEST,
    /** How often each text occurs: {@link Tally}. */
    TALLY;

    /**
     * An empty one.
     *
     * @param text which of the row's texts it is about, or a negative number for none
     * @param bound how many different texts are counted exactly
     */
    public Accumulator accumulator(int text, int bound) {
        return switch (this) {
            case COUNT, POPULATION -> new Counted();
            case SUM -> new Summed();
            case SQUARES -> new Squared();
            case FRAUDS -> new Frauds();
            case LOWEST -> new Extreme(false);
            case HIGHEST -> new Extreme(true);
            case LATEST -> new Latest(text, false);
            case LATEST_LOCATED -> new Latest(text, true);
            case EARLIEST -> new Earliest();
            case TALLY -> new Tally(text, bound);
        };
    }

    /** Whether it depends on which of a row's texts is meant. */
    public boolean ofText() {
        return this == TALLY || this == LATEST;
    }

    /** Whether it depends on locations. */
    public boolean ofLocation() {
        return this == LATEST_LOCATED;
    }
}
