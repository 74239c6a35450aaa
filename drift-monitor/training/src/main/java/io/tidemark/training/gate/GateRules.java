package io.tidemark.training.gate;

import io.tidemark.training.gate.guard.GuardRules;

/**
 * What a candidate must show.
 *
 * @param minimumFrauds in the training rows, and again in the comparison rows
 * @param minimumGain average precision by which it must be better, however many frauds it was trained on
 * @param trainingNoise by how much models of one world differ in average precision, times the root of the frauds that
 *     they were trained on
 * @param confidence share of resamples in which it must be so
 * @param resamples of the paired bootstrap
 * @param seed of the resamples
 * @param segments in those that an alarm named
 * @param guards what it must not do, however much better it is
 */
public record GateRules(
        int minimumFrauds,
        double minimumGain,
        double trainingNoise,
        double confidence,
        int resamples,
        long seed,
        Segments segments,
        GuardRules guards) {

    /**
     * What it must not lose in a segment that an alarm named.
     *
     * @param frauds there, for anything to be said of it
     * @param loss average precision that it may lose there
     * @param confidence share of resamples in which it may lose no more
     */
    public record Segments(int frauds, double loss, double confidence) {

        static final Segments USUAL = new Segments(20, 0.05, 0.9);
    }

    /**
     * The confidence bounds the comparison's noise, the gain asked for that of the training:
     * docs/understand/benchmarks.md, "The gate".
     */
    public static final GateRules DEFAULT = new GateRules(20, 0.01, 0.99, 1_000, 17);

    /** Two models of 145 frauds each, of one world, differed with a standard deviation of 0.042 over 300 pairs. */
    private static final double USUAL_NOISE = 0.4;

    /**
     * With the usual guardrails: 20 frauds in a segment, of which no more than 0.05 may be lost in nine resamples of
     * ten.
     */
    public GateRules(int minimumFrauds, double minimumGain, double confidence, int resamples, long seed) {
        this(minimumFrauds, minimumGain, USUAL_NOISE, confidence, resamples, seed, Segments.USUAL, GuardRules.USUAL);
    }

    /**
     * Average precision by which a candidate must be better than a champion. Two models of one world are two draws of
     * one lottery, and the luckier one really is better: no comparison, however large, tells that from a better model
     * of a new world. So more is asked where luck can do more, which falls with the root of the frauds trained on.
     */
    double gainAsked(int fraudsTrainedOn) {
        return Math.max(minimumGain, trainingNoise / Math.sqrt(fraudsTrainedOn));
    }
}
