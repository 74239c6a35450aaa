package io.tidemark.features.algebra;

import java.util.List;

/** Number of events. */
record Count() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.COUNT);

    @Override
    public String word() {
        return "count";
    }

    @Override
    public Operand operand() {
        return Operand.NOTHING;
    }

    @Override
    public List<Measure> measures() {
        return MEASURES;
    }

    @Override
    public String unit() {
        return "events";
    }

    @Override
    public String meaning() {
        return "number of events";
    }

    @Override
    public double result(Measured window) {
        return window.count(0);
    }
}
