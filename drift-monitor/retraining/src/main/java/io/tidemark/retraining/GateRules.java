package io.tidemark.retraining;

/**
 * What a candidate must show.
 *
 * @param minimumFrauds in the training rows, and again in the comparison rows
 * @param minimumGain average precision by which it must be better
 * @param confidence share of resamples in which it must be so
 * @param resamples of the paired bootstrap
 * @param seed of the resamples
 */
record GateRules(int minimumFrauds, double minimumGain, double confidence, int resamples, long seed) {

    static final GateRules DEFAULT = new GateRules(20, 0.01, 0.9, 1_000, 17);
}
