package io.tidemark.features.algebra;

/** Smallest amount in major units. */
record Min() implements Aggregate {

    private static final Definition DEFINITION =
            new Definition("min", Operand.MONEY, "money", "smallest amount; missing of none", Measure.LOWEST);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        return Max.majorUnits(window);
    }
}
