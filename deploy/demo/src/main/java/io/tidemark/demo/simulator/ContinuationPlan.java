package io.tidemark.demo.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * What comes after a history.
 *
 * @param seed everything random follows from it
 * @param weeks how long it lasts
 * @param driftAt from when on the world is another one, see {@link PlantedDrift}; empty: never
 */
public record ContinuationPlan(long seed, int weeks, Optional<Instant> driftAt) {

    public ContinuationPlan {
        if (weeks < 1) {
            throw new IllegalArgumentException("a continuation lasts at least 1 week, not " + weeks);
        }
    }
}
