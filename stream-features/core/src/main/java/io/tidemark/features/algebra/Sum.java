package io.tidemark.features.algebra;

/** Sum of the amounts in major units, exact up to the final conversion to a double. */
record Sum() implements Aggregate {

    private static final Definition DEFINITION =
            new Definition("sum", Operand.MONEY, "money", "sum of the amounts; 0 of none", Measure.SUM);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        return window.sum(0).doubleValue() / window.scale();
    }
}
