package io.tidemark.features.algebra;

/** Largest amount in major units. */
record Max() implements Aggregate {

    private static final Definition DEFINITION =
            new Definition("max", Operand.MONEY, "money", "largest amount; missing of none", Measure.HIGHEST);

    @Override
    public Definition definition() {
        return DEFINITION;
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
