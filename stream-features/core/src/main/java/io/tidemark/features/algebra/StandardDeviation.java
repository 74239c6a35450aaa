package io.tidemark.features.algebra;

import java.math.BigInteger;

/**
 * Sample standard deviation, sqrt((n Q - S^2) / (n (n - 1))) with the sum S and the sum of squares Q as exact whole
 * numbers: nothing cancels, whatever the amounts and whatever has left the window.
 */
record StandardDeviation() implements Aggregate {

    private static final Definition DEFINITION = new Definition(
            "standard_deviation",
            Operand.MONEY,
            "money",
            "sample standard deviation of the amounts; missing below two",
            Measure.COUNT,
            Measure.SUM,
            Measure.SQUARES);

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public double result(Measured window) {
        long count = window.count(0);
        if (count < 2) {
            return Double.NaN;
        }
        double spread = spread(count, window.sum(1).total(), window.squares(2).total());
        return Math.sqrt(spread / ((double) count * (count - 1))) / window.scale();
    }

    /** n Q - S^2, rounded once. */
    private static double spread(long count, Wide sum, Wide squares) {
        if (sum.fitsLong() && squares.fitsLong()) {
            Wide spread = new Wide();
            spread.addProduct(count, squares.low());
            spread.subtractSquare(sum.low());
            return spread.doubleValue();
        }
        BigInteger exactSum = sum.big();
        return BigInteger.valueOf(count)
                .multiply(squares.big())
                .subtract(exactSum.multiply(exactSum))
                .doubleValue();
    }
}
