package io.tidemark.training.gate;

import java.util.stream.IntStream;

/**
 * Rows in order of falling score, ready to compute the average precision of many resamples: each costs one pass and no
 * sorting.
 */
final class RankedScores {

    private final int[] order;
    /** Whether the row at this rank is the last of its tie. */
    private final boolean[] endsTie;

    RankedScores(double[] scores) {
        order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        endsTie = new boolean[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            endsTie[rank] = rank + 1 == order.length || scores[order[rank]] != scores[order[rank + 1]];
        }
    }

    /**
     * Average precision, sum over distinct thresholds of (R_n - R_n-1) P_n, where row i counts {@code weights[i]}
     * times. NaN without frauds.
     */
    double averagePrecision(boolean[] fraud, double[] weights) {
        double hits = 0;
        double seen = 0;
        double hitsBefore = 0;
        double sum = 0;
        for (int rank = 0; rank < order.length; rank++) {
            double weight = weights[order[rank]];
            seen += weight;
            hits += fraud[order[rank]] ? weight : 0;
            if (endsTie[rank] && hits > hitsBefore) {
                sum += (hits - hitsBefore) * hits / seen;
                hitsBefore = hits;
            }
        }
        return sum / hits;
    }
}
