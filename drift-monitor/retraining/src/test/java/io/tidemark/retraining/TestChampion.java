package io.tidemark.retraining;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.bundle.BundleAssembler;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model of the traffic of {@link LogFixture}, version m-old. */
final class TestChampion {

    private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");

    private TestChampion() {}

    static Bundle of(FeatureSpace space, LogFixture.FraudPattern pattern) {
        List<TrainingRow> rows = LogFixture.rows(space, 100_000, 6000, pattern);
        TrainingParameters params = TrainingParameters.parse("rounds=30");
        try (TrainedModel model = new Trainer(params).train(rows, space.featureNames())) {
            Training training = new Training("test", AT, AT, rows.size(), 0, Duration.ZERO, params.all());
            Optional<double[]> scores = Optional.of(Calibrating.uncalibrated(model, rows));
            return new BundleAssembler(space, AlertBudget.DEFAULT)
                    .assemble("m-old", AT, model, training, Map.of(), Optional.empty(), rows, scores.get());
        }
    }
}
