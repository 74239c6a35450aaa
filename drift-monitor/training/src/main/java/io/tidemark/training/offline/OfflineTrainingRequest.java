package io.tidemark.training.offline;

import io.tidemark.features.files.ReadingRules;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.training.bundle.Thresholding;
import io.tidemark.training.params.TrainingParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
 * @param calibration days behind the training days that make the scores probabilities; empty takes those before the
 *     test days, or without test days as many as were trained on
 * @param out where the bundle goes
 * @param rules when the reading of the transactions gives up, and what is said of them
 * @param beside outcomes and rates, for features of them
 * @param knownToo whether those test rows count, too, whose customers were known before: what fails is repaired and may
 *     fail again, while a card is blocked
 */
public record OfflineTrainingRequest(
        Path transactions,
        String mapping,
        String catalogue,
        DateRange train,
        Duration delay,
        Optional<DateRange> test,
        TrainingParameters params,
        Thresholding budget,
        Optional<SigningKey> signingKey,
        Optional<DateRange> calibration,
        Path out,
        ReadingRules rules,
        FilesBeside beside,
        boolean knownToo) {

    /** Of nothing but transactions, under the usual rules of reading. */
    public OfflineTrainingRequest(
            Path transactions,
            String mapping,
            String catalogue,
            DateRange train,
            Duration delay,
            Optional<DateRange> test,
            TrainingParameters params,
            Thresholding budget,
            Optional<SigningKey> signingKey,
            Optional<DateRange> calibration,
            Path out) {
        this(
                transactions,
                mapping,
                catalogue,
                train,
                delay,
                test,
                params,
                budget,
                signingKey,
                calibration,
                out,
                ReadingRules.USUAL,
                FilesBeside.NONE,
                false);
    }

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
        if (calibration.isPresent() && calibration.get().from().isBefore(train.until())) {
            throw new IllegalArgumentException(
                    "the calibration days " + calibration.get() + " begin before the end of the" + " training days "
                            + train + ", on which the model is too sure of itself; calibrate on later ones");
        }
        if (calibration.isPresent()
                && test.filter(days -> overlap(days, calibration.get())).isPresent()) {
            throw new IllegalArgumentException("the calibration days " + calibration.get() + " are test days, too ("
                    + test.get() + "), which would flatter the test; choose days between training and test");
        }
    }

    /** The days to calibrate on; empty if there are none between training and test. */
    Optional<DateRange> calibrationDays() {
        if (calibration.isPresent()) {
            return calibration;
        }
        LocalDate first = train.last().plusDays(1);
        LocalDate last = test.map(days -> days.first().minusDays(1))
                .orElseGet(() -> train.last().plusDays(ChronoUnit.DAYS.between(train.first(), first)));
        return last.isBefore(first) ? Optional.empty() : Optional.of(new DateRange(first, last));
    }

    private static boolean overlap(DateRange one, DateRange other) {
        return !one.last().isBefore(other.first()) && !other.last().isBefore(one.first());
    }
}
