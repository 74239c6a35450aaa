package io.tidemark.drift.stats.quality.tally;

/**
 * Fine bins of a score: its log-odds in steps of 1/128 from -16 to 16, everything beyond in the outer two. Scores
 * within a bin count as equal: their odds differ by less than 0.8 %.
 */
public final class ScoreBins {
    /** Number of bins, by rising score. */
    public static final int COUNT = 4_097;

    private static final double STEPS = 128;
    private static final int MIDDLE = COUNT / 2;

    private ScoreBins() {}

    /** @param score probability of fraud, 0 to 1 */
    public static int of(double score) {
        double logOdds = Math.log(score) - Math.log1p(-score);
        return (int) Math.max(0, Math.min(COUNT - 1, Math.round(logOdds * STEPS) + MIDDLE));
    }
}
