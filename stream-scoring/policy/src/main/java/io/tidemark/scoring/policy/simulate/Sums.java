package io.tidemark.scoring.policy.simulate;

import java.util.Arrays;

/** Figures of a history and of the histories that are resampled from it, summed as its transactions come. */
final class Sums {

    private static final double[] NOTHING = new double[Weights.DRAWS];

    private double[] totals = new double[0];
    private double[][] resampled = new double[0][];

    /** @param weights of the customer, see {@link Weights} */
    void add(int figure, byte[] weights, double value) {
        if (figure >= totals.length) {
            totals = Arrays.copyOf(totals, figure + 1);
            resampled = Arrays.copyOf(resampled, figure + 1);
        }
        if (resampled[figure] == null) {
            resampled[figure] = new double[Weights.DRAWS];
        }
        totals[figure] += value;
        double[] draws = resampled[figure];
        for (int draw = 0; draw < draws.length; draw++) {
            draws[draw] += weights[draw] * value;
        }
    }

    double total(int figure) {
        return figure < totals.length ? totals[figure] : 0;
    }

    /** By resampled history; not to be changed. */
    double[] draws(int figure) {
        return figure < resampled.length && resampled[figure] != null ? resampled[figure] : NOTHING;
    }
}
