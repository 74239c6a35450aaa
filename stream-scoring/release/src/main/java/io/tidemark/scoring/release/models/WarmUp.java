package io.tidemark.scoring.release.models;

import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.engine.ScoringEngine;

/**
 * Scores a bundle's own rows over and over, so that the first customers find code compiled and tables in the caches.
 */
final class WarmUp {

    /** What the virtual machine's compiler asks for, and as good as nothing beside the loading: 20 to 80 ms. */
    private static final int ROWS = 20_000;

    private WarmUp() {}

    /** Returns the sum of the scores, so that nothing of it is left out. */
    static double run(ScoringEngine engine, GoldenVectors golden) {
        double sum = 0;
        for (int i = 0; i < ROWS; i += golden.size()) {
            for (int row = 0; row < golden.size(); row++) {
                sum += engine.score(engine.margin(golden.row(row)));
            }
        }
        return sum;
    }
}
