package io.tidemark.features.algebra;

import java.util.List;

/** Share of the events for which the filter holds, among all events of the window; 0 where there is no event. */
record Share() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.COUNT, Measure.POPULATION);

    @Override
    public String word() {
        return "share";
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
        return "share";
    }

    @Override
    public String meaning() {
        return "share of the events for which the filter holds; 0 of none";
    }

    @Override
    public double result(Measured window) {
        long population = window.count(1);
        return population == 0 ? 0 : (double) window.count(0) / (double) population;
    }

    @Override
    public boolean needsFilter() {
        return true;
    }
}
