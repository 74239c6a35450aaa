package io.tidemark.drift.stats.compare;

import java.util.List;

/**
 * One column of two tables.
 *
 * @param categories of a text column, those of the reference in order; a value is the index of its category and a text
 *     that the reference does not know the number of categories; empty for numbers
 * @param text whether the values are texts
 * @param reference NaN is missing
 * @param current likewise
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ColumnSamples(String name, boolean text, List<String> categories, double[] reference, double[] current) {

    public ColumnSamples {
        categories = List.copyOf(categories);
    }

    /** A column of numbers. */
    public static ColumnSamples ofNumbers(String name, double[] reference, double[] current) {
        return new ColumnSamples(name, false, List.of(), reference, current);
    }
}
