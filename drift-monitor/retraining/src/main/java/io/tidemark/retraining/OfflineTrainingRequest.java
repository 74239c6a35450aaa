package io.tidemark.retraining;

import io.tidemark.scoring.model.signing.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code tidemark train} was asked for.
 *
 * @param transactions CSV, plain or .gz
 * @param mapping a shipped mapping's name or a path
 * @param catalogue a shipped catalogue's name or a path
 * @param train days to train on, UTC, both included
 * @param delay how long after its transaction a label becomes known; an assumption, written in the manifest
 * @param test days to test on, at least the delay behind the training days
 * @param signingKey vouches for the bundle; empty leaves it unsigned
 * @param out where the bundle goes
 */
public record OfflineTrainingRequest(
        Path transactions,
        String mapping,
        String catalogue,
        DateRange train,
        Duration delay,
        Optional<DateRange> test,
        TrainingParameters params,
        AlertBudget budget,
        Optional<SigningKey> signingKey,
        Path out) {

    public OfflineTrainingRequest {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a label cannot be known before its transaction; --delay is " + delay);
        }
        if (test.isPresent() && test.get().from().isBefore(train.until().plus(delay))) {
            throw new IllegalArgumentException(
                    "the test days " + test.get() + " begin before the labels of the training"
                            + " days " + train + " are known (delay " + delay + "), which would leak; test from "
                            + train.until().plus(delay) + " on");
        }
    }
}
