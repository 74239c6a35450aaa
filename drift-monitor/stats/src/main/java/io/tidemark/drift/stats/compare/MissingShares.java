package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.MissingLimit;

/**
 * The shares of rows without a value.
 *
 * @param limit by how much they may differ, see {@link MissingLimit}
 */
public record MissingShares(double reference, double current, double limit) {

    /** Whether the share moved beyond its limit. */
    public boolean drifted() {
        return Math.abs(current - reference) > limit;
    }
}
