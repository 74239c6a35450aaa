package io.tidemark.scoring.policy.simulate;

import java.util.Arrays;

/** Figures of a history and of the histories that are resampled from it, summed as its transactions come. */
final class Sums {

    private double[] totals = new double[0];
    private double[][] resampled = new double[0][];

    /** @param weights of the customer, see {@link Weights} */
    void add(int figure, byte[] weights, double value) {
        if (figure >= totals.length) {
            int before = totals.length;
            totals = Arrays.copyOf(totals, figure + 1);
            resampled = Arrays.copyOf(resampled, figure + 1);
            for (int i = before; i < resampled.length; i++) {
                resampled[i] = new double[Weights.DRAWS];
            }
        }
        totals[figure] += value;
        double[] draws = resampled[figure];
        for (int draw = 0; draw < draws.length; draw++) {
            draws[draw] += weights[draw] * value;
        }
    }

    /** @param figures how many there are: those that nothing was added to are 0 */
    Series series(int figures) {
        double[][] draws = new double[Weights.DRAWS][figures];
        for (int figure = 0; figure < Math.min(figures, resampled.length); figure++) {
            for (int draw = 0; draw < draws.length; draw++) {
                draws[draw][figure] = resampled[figure][draw];
            }
        }
        return new Series(Arrays.copyOf(totals, figures), draws);
    }
}
