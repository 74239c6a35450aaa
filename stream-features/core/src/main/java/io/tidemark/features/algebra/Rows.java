package io.tidemark.features.algebra;

import java.util.function.Predicate;

/** The rows of one window that its filter lets through, for accumulators that have to look again. */
public interface Rows {

    /** Shows rows from the oldest on until the visitor has seen enough and says false. */
    void forward(Predicate<Row> visitor);

    /** Shows rows from the newest back until the visitor has seen enough and says false. */
    void backward(Predicate<Row> visitor);
}
