package io.tidemark.drift.stats.distance;

/**
 * One way to say how far the values of a column have moved. Implementations have no state; {@link Statistics} lists
 * them, and whatever shows a comparison shows them all.
 */
public interface Statistic {

    /** As programs read it: the field in JSON, in lower case and with underscores. */
    String name();

    /** As people read it. */
    String title();

    /** Unit of the value; empty for a pure number. */
    String unit();

    /** Where the formula is from. */
    String source();

    /** NaN where there is nothing to measure: a side has no value, or the values have no order and it is about that. */
    double of(TwoSamples samples);
}
