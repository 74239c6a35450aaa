package io.tidemark.drift.stats.chance;

/**
 * The upper tail of the gamma distribution with scale 1: Q(a, x), the regularised incomplete gamma function. A
 * chi-square variable with d degrees of freedom is twice a gamma variable of shape d / 2. By its series below the bend
 * and its continued fraction above (Abramowitz and Stegun, 6.5.29 and
 * 6.5.31), so that tails stay exact to about ten digits down to 1e-300.
 */
public final class GammaTail {
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };
    private static final double ENOUGH = 1e-15;
    private static final double CLOSE = 1e-12;
    private static final int MOST_ROUNDS = 200;
    private static final int MOST_TERMS = 100_000;

    private GammaTail() {}

    /**
     * The probability of a value above x.
     *
     * @param shape above 0
     * @return 1 for x at or below 0
     */
    public static double of(double shape, double x) {
        if (x <= 0) {
            return 1;
        }
        return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x);
    }

    /**
     * The value that is exceeded with a probability.
     *
     * @param shape above 0
     * @param tail in (0, 1)
     */
    public static double quantile(double shape, double tail) {
        double low = 0;
        double high = shape + 1;
        while (of(shape, high) > tail) {
            low = high;
            high *= 2;
        }
        double x = 0.5 * (low + high);
        for (int i = 0; i < MOST_ROUNDS && high - low > CLOSE * high; i++) {
            double q = of(shape, x);
            if (q > tail) {
                low = x;
            } else {
                high = x;
            }
            // Newton's step on the logarithm of the tail, which is nearly straight; halved where it leads out.
            double step = x + q * x / front(shape, x) * Math.log(q / tail);
            if (Math.abs(step - x) < CLOSE * x) {
                return step;
            }
            x = step > low && step < high ? step : 0.5 * (low + high);
        }
        return x;
    }

    /** The logarithm of the gamma function of a positive number (Lanczos' approximation with g = 7 and nine terms). */
    public static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }

    /** The density at x, times x: the factor that series and fraction share. */
    private static double front(double shape, double x) {
        return Math.exp(shape * Math.log(x) - x - logGamma(shape));
    }

    private static double series(double shape, double x) {
        double term = 1 / shape;
        double sum = term;
        for (int i = 1; i < MOST_TERMS && term > sum * ENOUGH; i++) {
            term *= x / (shape + i);
            sum += term;
        }
        return Math.min(1, sum * front(shape, x));
    }

    private static double fraction(double shape, double x) {
        double b = x + 1 - shape;
        double c = 1e300;
        double d = 1 / b;
        double value = d;
        for (int i = 1; i < MOST_TERMS; i++) {
            double a = -i * (i - shape);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            double step = c * d;
            value *= step;
            if (Math.abs(step - 1) < ENOUGH) {
                break;
            }
        }
        return value * front(shape, x);
    }
}
