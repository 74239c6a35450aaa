package io.tidemark.scoring.model.forest;

import java.util.OptionalInt;

/** The numbers that rows hold for the texts of a column's categories. */
@FunctionalInterface
public interface CategoryNames {

    /** Knows none. */
    CategoryNames NONE = (column, text) -> OptionalInt.empty();

    /**
     * The number that rows hold in this column for this text, 0 or more; empty if there is none.
     *
     * @param column from 0
     */
    OptionalInt number(int column, String text);
}
