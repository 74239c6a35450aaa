package io.tidemark.features.algebra;

/** Number of events. */
record Count() implements Aggregate {

    private static final Definition DEFINITION =
            new Definition("count", Operand.NOTHING, "events", "number of events", Measure.COUNT);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        return window.count(0);
    }
}
