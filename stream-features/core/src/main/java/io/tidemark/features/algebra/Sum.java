package io.tidemark.features.algebra;

import java.util.List;

/** Sum of the amounts in major units, exact up to the final conversion to a double. */
record Sum() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.SUM);

    @Override
    public String word() {
        return "sum";
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
        return "sum of the amounts; 0 of none";
    }

    @Override
    public double result(Measured window) {
        return window.sum(0).doubleValue() / window.scale();
    }
}
