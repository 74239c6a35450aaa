package io.tidemark.retraining.log;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.manifest.DataSet;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.dataset.DataSetFile;
import io.tidemark.training.dataset.Trainers;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.intake.Intake;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.RowLimit;
import io.tidemark.training.rows.TrainingRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the rows of a bundle from the log again, trains the model again, and compares both with what the bundle has.
 */
public final class DataSetRebuild {

    private final TopicReader topics;
    private final Intake intake;
    private final Consumer<String> progress;

    /**
     * @param clockSkew {@code clock.skew} of the service that made the bundle: rows further ahead of the log were left
     *     out
     * @param progress gets one line per step, for people
     */
    public DataSetRebuild(
            Connection connection, SchemaRegistry registry, Duration clockSkew, Consumer<String> progress) {
        this.topics = new TopicReader(connection, registry);
        this.intake = new Intake(clockSkew);
        this.progress = progress;
    }

    /**
     * What came of it. Trees are the same only if they were trained by one thread.
     *
     * @param rows in the data set
     * @param recorded its SHA-256 as the manifest has it
     * @param rebuilt SHA-256 of the file that was written
     * @param sameModel whether the model that was trained on it again has the same bytes; false if the rows are others
     * @param trainers which XGBoost trained the model and trained it again
     */
    public record Result(
            String version, long rows, String recorded, String rebuilt, boolean sameModel, Trainers trainers) {

        /** Whether the rows are the same. */
        public boolean sameRows() {
            return recorded.equals(rebuilt);
        }
    }

    /**
     * Writes the rows to a file.
     *
     * @throws IllegalArgumentException in one sentence if the bundle was not trained on the log
     * @throws IllegalStateException in one sentence if the log does not hold the rows any more
     */
    public Result run(Bundle bundle, Path file) throws IOException {
        String version = bundle.manifest().version();
        Training training = bundle.manifest().training();
        DataSet recorded = training.dataSet()
                .orElseThrow(() -> new IllegalArgumentException("model " + version + " was trained on "
                        + training.source() + ", of which its manifest names no rows in the log;"
                        + " only models of the retraining service can be rebuilt"));
        FeatureSpace space = FeatureSpace.of(bundle);
        progress.accept("reading %,d rows of %s from the log".formatted(recorded.rows(), version));
        List<TrainingRow> rows = new LoggedRows(
                        topics, training.labelDelay(), recorded.range(), RowLimit.of(recorded), intake)
                .again(space, recorded)
                .rows();
        String sha256 = DataSetFile.write(file, space.featureNames(), rows);
        Optional<byte[]> content = bundle.part(BundlePart.MODEL_JSON);
        Optional<byte[]> again =
                sha256.equals(recorded.sha256()) ? Optional.of(trained(bundle, space, rows)) : Optional.empty();
        boolean same = content.isPresent() && again.isPresent() && Arrays.equals(content.get(), again.get());
        return new Result(
                version,
                rows.size(),
                recorded.sha256(),
                sha256,
                same,
                new Trainers(content.flatMap(Trainers::version), again.flatMap(Trainers::version)));
    }

    /** The model was trained on the first of the rows; what comes behind them it was compared on. */
    private byte[] trained(Bundle bundle, FeatureSpace space, List<TrainingRow> rows) {
        Training training = bundle.manifest().training();
        List<TrainingRow> first = rows.subList(0, Math.toIntExact(training.rows()));
        progress.accept("training on %,d of them again".formatted(first.size()));
        try (TrainedModel model =
                new Trainer(TrainingParameters.of(training.params())).train(first, space.featureNames())) {
            return model.content();
        }
    }
}
