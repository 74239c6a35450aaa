package io.tidemark.features.algebra;

/** Number of different texts: exact up to the catalogue's bound, then estimated by {@link SlidingHyperLogLog}. */
record Distinct() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "distinct",
            Operand.TEXT,
            "values",
            "number of different values, exact up to a bound and a HyperLogLog estimate beyond",
            Measure.TALLY);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        return window.tally(0).distinct();
    }
}
