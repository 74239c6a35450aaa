package io.tidemark.drift.stats.quality;

/**
 * Average precision: the sum over distinct thresholds of (R_n - R_n-1) P_n, precision weighted by the gain in recall,
 * without interpolation.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /** The average precision, 0 to 1; NaN without any fraud. */
    public static double of(double[] scores, boolean[] frauds) {
        Ranking ranking = Ranking.of(scores, frauds);
        long positives = ranking.countFrauds();
        double sum = 0;
        long hits = 0;
        for (int from = 0; from < scores.length; ) {
            int end = ranking.endOfTies(from);
            long before = hits;
            for (int i = from; i < end; i++) {
                hits += ranking.frauds()[i] ? 1 : 0;
            }
            sum += (double) (hits - before) * hits / end;
            from = end;
        }
        return positives == 0 ? Double.NaN : sum / positives;
    }
}
