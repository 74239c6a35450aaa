package io.tidemark.features.algebra;

import java.math.BigInteger;
import java.util.List;

/**
 * Sample standard deviation, sqrt((n Q - S^2) / (n (n - 1))) with the sum S and the sum of squares Q as exact whole
 * numbers:
 * nothing cancels, whatever the amounts and whatever has left the window. */
record StandardDeviation() implements Aggregate {

    private static final List<Measure> MEASURES = List.of(Measure.COUNT, Measure.SUM, Measure.SQUARES);

    @Override
    public String word() {
        return "standard_deviation";
    }

    @Override
    public Operand operand() {
        return Operand.MONEY;
    }

    @Override
    public List<Measure> measures() {
        return MEASURES;
    }

    @Override
    public String unit() {
        return "money";
    }

    @Override
    public String meaning() {
        return "sample standard deviation of the amounts; missing below two";
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
