package io.tidemark.retraining;

import io.tidemark.retraining.guard.GuardRules;

/**
 * What a candidate must show.
 *
 * @param minimumFrauds in the training rows, and again in the comparison rows
 * @param minimumGain average precision by which it must be better
 * @param confidence share of resamples in which it must be so
 * @param resamples of the paired bootstrap
 * @param seed of the resamples
 * @param segmentFrauds in a segment that an alarm named, for anything to be said of it
 * @param segmentLoss average precision that it may lose there
 * @param segmentConfidence share of resamples in which it may lose no more
 * @param guards what it must not do, however much better it is
 */
record GateRules(
        int minimumFrauds,
        double minimumGain,
        double confidence,
        int resamples,
        long seed,
        int segmentFrauds,
        double segmentLoss,
        double segmentConfidence,
        GuardRules guards) {

    /**
     * Of 200 retrainings on simulated stationary traffic (about 55 frauds to compare on) a confidence of 0.9 promoted 17,
     * 0.95 promoted 7 and 0.975 promoted 2; where frauds come in bursts of one customer 0.975 promoted 6 of 200 and 0.99
     * 2, but 7 of 168 others. At most one in fifty may be.
     */
    static final GateRules DEFAULT = new GateRules(20, 0.01, 0.99, 1_000, 17);

    /** With the usual guardrails: 20 frauds in a segment, of which no more than 0.05 may be lost in nine resamples of ten. */
    GateRules(int minimumFrauds, double minimumGain, double confidence, int resamples, long seed) {
        this(minimumFrauds, minimumGain, confidence, resamples, seed, 20, 0.05, 0.9, GuardRules.USUAL);
    }
}
