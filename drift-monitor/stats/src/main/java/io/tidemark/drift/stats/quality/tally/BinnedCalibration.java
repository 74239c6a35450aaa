package io.tidemark.drift.stats.quality.tally;

import io.tidemark.drift.stats.quality.CalibrationQuality;

/**
 * Expected calibration error from sums by bin of the score: groups of neighbouring bins that hold a twentieth of the
 * weight each.
 */
final class BinnedCalibration {
    private static final int GROUPS = CalibrationQuality.BINS;

    private BinnedCalibration() {}

    /**
     * Mean distance between the sum of the scores and the frauds; NaN without weight.
     *
     * @param weight by bin, by rising score; {@code expected}: weighted sum of the scores; {@code frauds}: weight of
     *     the frauds
     */
    static double error(double[] weight, double[] expected, double[] frauds) {
        double total = 0;
        for (double each : weight) {
            total += each;
        }
        double error = 0;
        double excess = 0;
        double seen = 0;
        int group = 1;
        for (int bin = 0; bin < weight.length; bin++) {
            excess += expected[bin] - frauds[bin];
            seen += weight[bin];
            if (seen >= total * group / GROUPS) {
                error += Math.abs(excess);
                excess = 0;
                group = (int) Math.floor(seen / total * GROUPS) + 1;
            }
        }
        return total == 0 ? Double.NaN : (error + Math.abs(excess)) / total;
    }
}
