package io.tidemark.features.algebra;

/** Share of the events for which the filter holds, among all events of the window; 0 where there is no event. */
record Share() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "share",
            Operand.NOTHING,
            "share",
            "share of the events for which the filter holds; 0 of none",
            Measure.COUNT,
            Measure.POPULATION);

    @Override
    public Definition definition() {
        return DEFINITION;
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
