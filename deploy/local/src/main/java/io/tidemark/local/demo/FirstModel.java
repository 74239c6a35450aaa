package io.tidemark.local.demo;

import io.tidemark.retraining.DateRange;
import io.tidemark.retraining.OfflineTraining;
import io.tidemark.retraining.OfflineTrainingRequest;
import io.tidemark.retraining.OfflineTrainingResult;
import io.tidemark.retraining.TrainingParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains the first champion from history, by the same engine that serves. */
record FirstModel(Path directory, Consumer<String> progress) {

    OfflineTrainingResult train(HistoryFile history) throws IOException {
        OfflineTrainingRequest request = new OfflineTrainingRequest(
                history.transactions(),
                history.mapping().toString(),
                "handbook",
                new DateRange(
                        day(DemoPlan.trainingFrom()), day(DemoPlan.liveFrom()).minusDays(1)),
                DemoPlan.LABEL_MATURITY,
                Optional.empty(),
                TrainingParameters.parse(""),
                DemoStack.BUDGET,
                directory.resolve("first-model.zip"));
        return new OfflineTraining(Clock.systemUTC(), progress).run(request);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
