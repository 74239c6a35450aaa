package io.tidemark.drift.stats.quality.tally;

/**
 * Quality without labels, by taking calibrated scores at their word (confidence-based performance estimation, CBPE;
 * NannyML, 2022; Guillory et al., "Predicting with Confidence on Unseen Distributions", ICCV 2021): a transaction with
 * score p counts as p of a fraud and 1 - p of a genuine one. Right where scores are calibrated on the very traffic that
 * is estimated; a change of what a fraud looks like it cannot see.
 *
 * @param frauds to be expected
 * @param recall share of these that were declined or sent to review
 * @param precision share of the declined and reviewed that are frauds
 */
public record Estimate(double frauds, BinnedRanking ranking, double recall, double precision) {

    /** Of all that was scored. */
    public static Estimate ofAll(Tally tally) {
        ClassWeights weights = ClassWeights.of(tally);
        double flagged = Fixed.toDouble(tally.number(Slots.EXPECTED + Decided.REVIEW.ordinal())
                + tally.number(Slots.EXPECTED + Decided.DECLINE.ordinal()));
        double frauds = sum(weights.expected());
        double events = tally.number(Slots.EVENTS + Decided.REVIEW.ordinal())
                + tally.number(Slots.EVENTS + Decided.DECLINE.ordinal());
        return new Estimate(
                frauds,
                BinnedRanking.of(weights.expected(), ClassWeights.less(weights.events(), weights.expected())),
                Ratio.of(flagged, frauds),
                Ratio.of(flagged, events));
    }

    /**
     * Frauds and ranking of the transactions that labels can measure: what the realised figures are to be compared
     * with.
     */
    public static Estimate ofMeasured(Tally tally) {
        ClassWeights weights = ClassWeights.of(tally);
        double[] expected = weights.measuredExpected();
        return new Estimate(
                sum(expected),
                BinnedRanking.of(expected, ClassWeights.less(weights.measured(), expected)),
                Double.NaN,
                Double.NaN);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
