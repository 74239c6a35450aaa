package io.tidemark.drift.stats.quality.tally;

/**
 * How well scores order frauds before genuine transactions, from weights by bin of the score. Within a bin scores count
 * as equal: the area counts such pairs one half, the average precision puts one threshold there
 * ({@link io.tidemark.drift.stats.quality.AucRoc},
 * {@link io.tidemark.drift.stats.quality.AveragePrecision} over binned scores).
 *
 * @param auc area under the ROC curve; NaN if a class is absent
 * @param aucBound largest distance from the area by exact scores
 * @param averagePrecision NaN without fraud
 * @param averagePrecisionBound largest distance from the average precision by exact scores
 */
public record BinnedRanking(double auc, double aucBound, double averagePrecision, double averagePrecisionBound) {

    /** @param frauds weight of the frauds by bin, by rising score; {@code genuine} likewise */
    static BinnedRanking of(double[] frauds, double[] genuine) {
        double wins = 0;
        double tied = 0;
        double precision = 0;
        double most = 0;
        double least = 0;
        double fraudsAbove = 0;
        double genuineAbove = 0;
        for (int bin = frauds.length - 1; bin >= 0; bin--) {
            double f = frauds[bin];
            double g = genuine[bin];
            wins += g * (fraudsAbove + f / 2);
            tied += f * g;
            if (f > 0) {
                precision += f * (fraudsAbove + f) / (fraudsAbove + f + genuineAbove + g);
                most += f * (fraudsAbove + f) / (fraudsAbove + f + genuineAbove);
                least += integral(fraudsAbove, f, genuineAbove + g);
            }
            fraudsAbove += f;
            genuineAbove += g;
        }
        double pairs = fraudsAbove * genuineAbove;
        boolean both = pairs > 0;
        boolean any = fraudsAbove > 0;
        return new BinnedRanking(
                both ? wins / pairs : Double.NaN,
                both ? tied / 2 / pairs : Double.NaN,
                any ? precision / fraudsAbove : Double.NaN,
                any ? Math.max(most - precision, precision - least) / fraudsAbove : Double.NaN);
    }

    /**
     * Integral of x/(x + genuine) from a to a + f: not more than the sum over frauds that all come behind the bin's
     * genuine ones.
     */
    private static double integral(double a, double f, double genuine) {
        return genuine == 0 ? f : f - genuine * Math.log((a + f + genuine) / (a + genuine));
    }
}
