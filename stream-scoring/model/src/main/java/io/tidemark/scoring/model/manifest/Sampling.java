package io.tidemark.scoring.model.manifest;

/**
 * How genuine transactions were sampled where there were too many to train on; all frauds are kept, and each genuine
 * one that is kept counts 1/share times.
 *
 * @param most rows that the training could hold
 * @param seed of the sample
 * @param share of the genuine transactions that was kept, above 0 and below 1
 */
public record Sampling(int most, long seed, double share) {

    /** @throws IllegalArgumentException naming the share if it is none */
    public Sampling {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("sampling.share is " + share + " but must be above 0 and below 1");
        }
    }
}
