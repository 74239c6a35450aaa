package io.tidemark.drift.stats.quality;

import java.util.stream.IntStream;

/** Scores and labels by descending score. */
record Ranking(double[] scores, boolean[] frauds) {

    static Ranking of(double[] scores, boolean[] frauds) {
        if (scores.length != frauds.length) {
            throw new IllegalArgumentException(
                    "every score needs a label, got " + scores.length + " scores and " + frauds.length + " labels");
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = new double[scores.length];
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = scores[order[i]];
            labels[i] = frauds[order[i]];
        }
        return new Ranking(sorted, labels);
    }

    /** The end (exclusive) of the run of equal scores that begins at an index. */
    int endOfTies(int from) {
        int end = from + 1;
        while (end < scores.length && scores[end] == scores[from]) {
            end++;
        }
        return end;
    }

    long countFrauds() {
        long count = 0;
        for (boolean fraud : frauds) {
            count += fraud ? 1 : 0;
        }
        return count;
    }
}
