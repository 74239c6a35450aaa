package io.tidemark.training.rows;

import java.time.Duration;
import java.time.Instant;

/**
 * Which transactions can be trained on: those whose label would be known, back to the range.
 *
 * @param newest event time of all that were served, milliseconds
 */
record TrainingWindow(long newest, Duration maturity, Duration range) {

    /** The newest moment whose transactions have matured. */
    long matured() {
        return newest - maturity.toMillis();
    }

    /** What is observed later is not known yet. */
    Instant cut() {
        return Instant.ofEpochMilli(newest);
    }

    boolean tooYoung(long eventTime) {
        return eventTime > matured();
    }

    boolean tooOld(long eventTime) {
        return eventTime <= matured() - range.toMillis();
    }
}
