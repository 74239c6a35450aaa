package io.tidemark.scoring.policy.simulate;

import java.util.function.ToDoubleFunction;

/**
 * The figures of a history and of histories that were resampled from it. Two policies on one history are resampled by
 * the same draws, so that what they have in common does not widen the interval of their difference.
 *
 * @param totals by figure
 * @param draws by resampled history, then by figure
 */
record Series(double[] totals, double[][] draws) {

    Estimate of(ToDoubleFunction<double[]> figure) {
        double[] resampled = new double[draws.length];
        for (int draw = 0; draw < draws.length; draw++) {
            resampled[draw] = figure.applyAsDouble(draws[draw]);
        }
        return Estimate.of(figure.applyAsDouble(totals), resampled);
    }

    /** This one's figure less that of the other one. */
    Estimate less(Series other, ToDoubleFunction<double[]> ours, ToDoubleFunction<double[]> theirs) {
        double[] resampled = new double[draws.length];
        for (int draw = 0; draw < draws.length; draw++) {
            resampled[draw] = ours.applyAsDouble(draws[draw]) - theirs.applyAsDouble(other.draws[draw]);
        }
        return Estimate.of(ours.applyAsDouble(totals) - theirs.applyAsDouble(other.totals), resampled);
    }
}
