package io.tidemark.demo;

import io.tidemark.training.offline.OfflineTraining;
import io.tidemark.training.offline.OfflineTrainingRequest;
import io.tidemark.training.offline.OfflineTrainingResult;
import io.tidemark.training.params.TrainingParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains the first champion from history, by the same engine that serves. */
record FirstModel(Path directory, Clock clock, Consumer<String> progress) {

    OfflineTrainingResult train(HistoryFile history) throws IOException {
        OfflineTrainingRequest request = new OfflineTrainingRequest(
                history.transactions(),
                history.mapping().toString(),
                "handbook",
                DemoPlan.training(),
                DemoPlan.LABEL_MATURITY,
                Optional.of(DemoPlan.test()),
                TrainingParameters.parse(""),
                DemoStack.BUDGET,
                // The stack it is published to signs it.
                Optional.empty(),
                Optional.empty(),
                directory.resolve("first-model.zip"));
        return new OfflineTraining(clock, progress).run(request);
    }
}
