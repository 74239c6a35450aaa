package io.tidemark.features.algebra;

import java.io.Serializable;
import java.util.List;

/** One way to make a number of the events in a window. Implementations have no state; {@link Aggregates} lists them. */
public interface Aggregate extends Serializable {

    /** What an aggregate is made of. */
    enum Operand {
        NOTHING,
        MONEY,
        TEXT,
        MONEY_OR_TEXT,
        LOCATION
    }

    /** The same each time. */
    Definition definition();

    /** The word for it in a catalogue file. */
    default String word() {
        return definition().word();
    }

    default Operand operand() {
        return definition().operand();
    }

    /** What has to be kept up to date for it, in the order in which {@link #result} asks for it. */
    default List<Measure> measures() {
        return definition().measures();
    }

    /** Unit of the value, e.g. {@code s}; empty for pure numbers. {@code money} is major units of the currency. */
    default String unit() {
        return definition().unit();
    }

    /** What it says, in one line for people, with what it says of an empty window. */
    default String meaning() {
        return definition().meaning();
    }

    /** The feature's value; NaN is missing. Deterministic: the same rows give the same bits. */
    double result(Measured window);

    /** Whether it is about events before the one that asks: that one never counts, and there is no delay. */
    default boolean ofThePast() {
        return false;
    }

    /** Whether labels change it. */
    default boolean needsLabels() {
        return measures().contains(Measure.FRAUDS);
    }

    /** Whether it makes sense only for some of the events, so a catalogue must have a filter. */
    default boolean needsFilter() {
        return false;
    }

    /** Whether its value is a category's number, so the text needs a dictionary. */
    default boolean needsDictionary() {
        return false;
    }
}
