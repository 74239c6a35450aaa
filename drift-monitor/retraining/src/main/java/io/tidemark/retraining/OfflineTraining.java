package io.tidemark.retraining;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;

/** Trains a first model from a file of transactions and tests it on later days of the same file. */
public final class OfflineTraining {

    private final Clock clock;
    private final Consumer<String> progress;

    /**
     * @param clock names the version
     * @param progress gets one line per step, for people
     */
    public OfflineTraining(Clock clock, Consumer<String> progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /** Throws {@link IllegalArgumentException} with one sentence when file, mapping or ranges do not fit. */
    public OfflineTrainingResult run(OfflineTrainingRequest request) throws IOException {
        progress.accept("training " + request.train());
        throw new UnsupportedOperationException(clock + " " + request);
    }
}
