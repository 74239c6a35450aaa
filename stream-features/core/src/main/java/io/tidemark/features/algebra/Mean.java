package io.tidemark.features.algebra;

/** Sum of the amounts by their number, in major units; 0 where there is none. */
record Mean() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "mean", Operand.MONEY, "money", "mean of the amounts; 0 of none", Measure.COUNT, Measure.SUM);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        long count = window.count(0);
        // One rounding only: the divisor is exact, and so is the dividend, both below 2^53. Multiplied as doubles,
        // which
        // is the same there: of many rows with many decimals a long would overflow.
        return count == 0 ? 0 : window.sum(1).doubleValue() / ((double) count * window.scale());
    }
}
