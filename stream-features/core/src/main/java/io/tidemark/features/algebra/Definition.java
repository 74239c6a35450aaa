package io.tidemark.features.algebra;

import io.tidemark.features.algebra.Aggregate.Operand;
import java.util.List;

/**
 * What is fixed of an aggregate, see its methods of the same names.
 *
 * @param measures in the order in which the aggregate asks for them
 */
public record Definition(String word, Operand operand, String unit, String meaning, List<Measure> measures) {

    public Definition {
        measures = List.copyOf(measures);
    }

    Definition(String word, Operand operand, String unit, String meaning, Measure... measures) {
        this(word, operand, unit, meaning, List.of(measures));
    }
}
