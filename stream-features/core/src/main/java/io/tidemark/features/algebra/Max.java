package io.tidemark.features.algebra;

import java.util.List;

/** Largest amount in major units. */
record Max() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.HIGHEST);

    @Override
    public String word() {
        return "max";
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
        return "largest amount; missing of none";
    }

    @Override
    public double result(Measured window) {
        return majorUnits(window);
    }

    static double majorUnits(Measured window) {
        Extreme extreme = window.extreme(0);
        return extreme.isEmpty() ? Double.NaN : (double) extreme.amount() / window.scale();
    }
}
