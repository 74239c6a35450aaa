package io.tidemark.features.algebra;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** The rows of one window that its filter lets through, for accumulators that have to look again. */
public interface Rows {

    /**
     * Shows rows from the oldest on until the visitor has seen enough and says false.
     *
     * @param most how many rows are looked at, those included that the filter does not let through
     * @return whether there were no more rows than that
     */
    boolean forward(long most, Predicate<Row> visitor);

    /** Shows the oldest row, if there is one. What that costs does not grow with the number of rows. */
    void first(Consumer<Row> visitor);

    /**
     * Shows of the rows behind a time the newest one with the largest, or the smallest, amount, if there is one. What
     * that costs does not grow with the number of rows.
     */
    void extreme(boolean largest, long after, Consumer<Row> visitor);
}
