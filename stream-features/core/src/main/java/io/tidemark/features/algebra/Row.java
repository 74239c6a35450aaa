package io.tidemark.features.algebra;

/**
 * One event as the aggregates see it. Handed around and filled anew, so whoever wants to keep something of it copies
 * that.
 */
public final class Row {

    /** Latitude of a row without a location. */
    public static final int NOWHERE = Integer.MIN_VALUE;

    /** Hash of a text that the event does not say. */
    public static final long MISSING = 0;

    /**
     * {@link #amount} of a row whose amount cannot be used, because it is none or in another currency than the
     * entity's.
     */
    public static final long UNUSABLE = Long.MIN_VALUE;

    /**
     * Bit of {@link #filters} of a row whose amount can be used: what is measured of amounts looks at these rows alone.
     */
    public static final long WITH_AMOUNT = 1L << 62;

    private static final long[] NONE = {};

    /** Event time in milliseconds. */
    public long time;
    /** In minor units; 0 where no feature looks at amounts, or {@link #UNUSABLE}. */
    public long amount;
    /** Bit n is set if filter n of the entity matches; and see {@link #WITH_AMOUNT}. */
    public long filters;
    /** Whether a label in force says fraud. */
    public boolean fraud;
    /** Degrees by 1e7, so 1 is about a centimetre; {@link #NOWHERE} without a location. */
    public int latitude = NOWHERE;

    public int longitude;
    /**
     * {@link TextHash} of each text that the entity's features look at; of a number, among them, the number without its
     * point, which is there if a filter of its own says so.
     */
    public long[] texts = NONE;

    public boolean located() {
        return latitude != NOWHERE;
    }

    /** The amount, or one of the numbers. */
    public long value(int number) {
        return number < 0 ? amount : texts[number];
    }

    /** Whether all filters of the set match. */
    public boolean matches(long wanted) {
        return (filters & wanted) == wanted;
    }
}
