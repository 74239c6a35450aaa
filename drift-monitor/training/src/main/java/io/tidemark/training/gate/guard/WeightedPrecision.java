package io.tidemark.training.gate.guard;

import java.util.stream.IntStream;

/** Average precision of rows that stand for so many transactions. */
final class WeightedPrecision {

    private WeightedPrecision() {}

    /**
     * Sum over distinct thresholds of (R_n - R_n-1) P_n, where each row counts as many times as its weight says; NaN
     * without frauds.
     */
    static double of(double[] scores, boolean[] frauds, double[] weights) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double seen = 0;
        double sum = 0;
        double hits = 0;
        double hitsBefore = 0;
        for (int rank = 0; rank < order.length; rank++) {
            double weight = weights[order[rank]];
            hits += frauds[order[rank]] ? weight : 0;
            seen += weight;
            boolean endsTie = rank + 1 == order.length || scores[order[rank]] != scores[order[rank + 1]];
            if (endsTie && hits > hitsBefore) {
                sum += (hits - hitsBefore) * hits / seen;
                hitsBefore = hits;
            }
        }
        return sum / hits;
    }
}
