package io.tidemark.retraining.run;

import io.tidemark.training.RetrainingOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where and how a training is run. */
public interface TrainingRun {

    /**
     * Trains, and waits for what comes of it. A training that breaks its budget or dies becomes the outcome's finding;
     * empty if it was given up because the service stops.
     *
     * @param directory of the training's own
     * @throws LogUnreachableException if something that the training needs cannot be reached
     */
    Optional<RetrainingOutcome> run(TrainingOrder order, Path directory) throws InterruptedException;

    /** Ends what a killed service may have left running for these directories, before they are removed. */
    default void endLeftovers(List<Path> directories) throws InterruptedException {}
}
