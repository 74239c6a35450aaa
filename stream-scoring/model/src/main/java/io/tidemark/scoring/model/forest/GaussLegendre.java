package io.tidemark.scoring.model.forest;

/**
 * Points and weights that integrate polynomials over [0, 1] exactly: n points those of a degree of at most 2n - 1.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 25.4.30; the points are the roots of Legendre's
 * polynomial, found by Newton's method.
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record GaussLegendre(double[] points, double[] weights) {

    private static final int STEPS = 100;
    private static final double CLOSE = 1e-15;

    static GaussLegendre of(int count) {
        double[] points = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope = slope(count, x);
            for (int step = 0; step < STEPS; step++) {
                double change = legendre(count, x) / slope;
                x -= change;
                slope = slope(count, x);
                if (Math.abs(change) < CLOSE) {
                    break;
                }
            }
            points[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(points, weights);
    }

    private static double legendre(int degree, double x) {
        double before = 0;
        double value = 1;
        for (int k = 1; k <= degree; k++) {
            double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
            before = value;
            value = next;
        }
        return value;
    }

    private static double slope(int degree, double x) {
        return degree * (x * legendre(degree, x) - legendre(degree - 1, x)) / (x * x - 1);
    }
}
