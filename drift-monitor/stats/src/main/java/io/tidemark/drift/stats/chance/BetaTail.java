package io.tidemark.drift.stats.chance;

/**
 * The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22, evaluated as Lentz did)
 * on the side of the bend where that is short. Its work grows with the root of a and b and never with how small the
 * result is. Tails down to 1e-300 are exact to some nine digits for a and b up to a million, and to a digit less for
 * each factor of ten beyond, since their gamma functions are of numbers so large; below what a double holds they are 0.
 */
final class BetaTail {
    private static final double ENOUGH = 1e-15;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 100_000;

    private BetaTail() {}

    /**
     * The probability that a negative binomial count reaches a, where each of the events before the b-th failure
     * succeeds with probability x.
     *
     * @param a above 0
     * @param b above 0
     * @param x in [0, 1]
     * @param y 1 - x, which near 0 only the caller knows to all its digits
     */
    static double of(double a, double b, double x, double y) {
        if (x <= 0 || y <= 0) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(GammaTail.logGamma(a + b)
                - GammaTail.logGamma(a)
                - GammaTail.logGamma(b)
                + a * log(x, y)
                + b * log(y, x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, y) / b;
    }

    private static double log(double x, double complement) {
        return x < 0.5 ? Math.log(x) : Math.log1p(-complement);
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / apart(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int i = 1; i < MOST_TERMS; i++) {
            double even = i * (b - i) * x / ((a + 2 * i - 1) * (a + 2 * i));
            d = 1 / apart(1 + even * d);
            c = apart(1 + even / c);
            value *= c * d;
            double odd = -(a + i) * (a + b + i) * x / ((a + 2 * i) * (a + 2 * i + 1));
            d = 1 / apart(1 + odd * d);
            c = apart(1 + odd / c);
            value *= c * d;
            if (Math.abs(c * d - 1) < ENOUGH) {
                break;
            }
        }
        return value;
    }

    /** Lentz' remedy: a denominator of 0 is taken to be next to it. */
    private static double apart(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
