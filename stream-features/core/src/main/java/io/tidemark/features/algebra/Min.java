package io.tidemark.features.algebra;

import java.util.List;

/** Smallest amount in major units. */
record Min() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.LOWEST);

    @Override
    public String word() {
        return "min";
    }

    @Override
    public Operand operand() {
        return Operand.MONEY;
    }

    @Override
    public List<Measure> measures() {
        return MEASURES;
    }

    @Override
    public String unit() {
        return "money";
    }

    @Override
    public String meaning() {
        return "smallest amount; missing of none";
    }

    @Override
    public double result(Measured window) {
        return Max.majorUnits(window);
    }
}
