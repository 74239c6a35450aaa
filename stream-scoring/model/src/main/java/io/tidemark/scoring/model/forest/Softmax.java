package io.tidemark.scoring.model.forest;

/**
 * Probabilities from margins as {@code Softmax} in XGBoost's {@code math.h} computes them: exponentials in float, their
 * sum in double, and a division in float.
 *
 * <p>A float ulp in one exponential can be two in a probability, so rounding each correctly is not close enough: what
 * counts is what the C library does. This is {@code expf} of glibc (from 2.28) and of ARM's optimized-routines: in
 * double, 2^(k/32) from a table times a cubic polynomial, rounded once.
 */
final class Softmax {

    private static final int STEPS = 32;
    private static final double[] POWERS = new double[STEPS];
    private static final double CUBIC = 0x1.c6af84b912394p-5 / STEPS / STEPS / STEPS;
    private static final double SQUARE = 0x1.ebfce50fac4f3p-3 / STEPS / STEPS;
    private static final double LINEAR = 0x1.62e42ff0c52d6p-1 / STEPS;
    private static final double STEPS_A_UNIT = 0x1.71547652b82fep+0 * STEPS;
    /** Below, floats have nothing but zero. */
    private static final float SMALLEST = -104;

    static {
        for (int i = 0; i < STEPS; i++) {
            POWERS[i] = StrictMath.pow(2, (double) i / STEPS);
        }
    }

    private Softmax() {}

    /** @param probabilities receives one for each margin; may be the margins themselves */
    static void of(float[] margins, float[] probabilities) {
        float largest = margins[0];
        for (float margin : margins) {
            largest = Math.max(largest, margin);
        }
        double sum = 0;
        for (int k = 0; k < margins.length; k++) {
            probabilities[k] = exponential(margins[k] - largest);
            sum += probabilities[k];
        }
        for (int k = 0; k < margins.length; k++) {
            probabilities[k] /= (float) sum;
        }
    }

    /** @param x not above 0 */
    static float exponential(float x) {
        if (x < SMALLEST) {
            return 0;
        }
        double steps = STEPS_A_UNIT * x;
        double whole = Math.rint(steps);
        double rest = steps - whole;
        int k = (int) whole;
        double power = Math.scalb(POWERS[Math.floorMod(k, STEPS)], Math.floorDiv(k, STEPS));
        return (float) (((CUBIC * rest + SQUARE) * (rest * rest) + (LINEAR * rest + 1)) * power);
    }
}
