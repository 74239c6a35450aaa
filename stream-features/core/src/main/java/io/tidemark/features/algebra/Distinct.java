package io.tidemark.features.algebra;

import java.util.List;

/** Number of different texts: exact up to the catalogue's bound, then estimated by {@link SlidingHyperLogLog}. */
record Distinct() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.TALLY);

    @Override
    public String word() {
        return "distinct";
    }

    @Override
    public Operand operand() {
        return Operand.TEXT;
    }

    @Override
    public List<Measure> measures() {
        return MEASURES;
    }

    @Override
    public String unit() {
        return "values";
    }

    @Override
    public String meaning() {
        return "number of different values, exact up to a bound and a HyperLogLog estimate beyond";
    }

    @Override
    public double result(Measured window) {
        return window.tally(0).distinct();
    }
}
