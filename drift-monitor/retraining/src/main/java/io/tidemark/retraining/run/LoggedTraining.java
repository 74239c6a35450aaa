package io.tidemark.retraining.run;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.kafka.SecretUnreadableException;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.retraining.log.LoggedRows;
import io.tidemark.retraining.log.TopicReader;
import io.tidemark.retraining.settings.RetrainingConfig;
import io.tidemark.scoring.model.manifest.DataSet;
import io.tidemark.training.Retraining;
import io.tidemark.training.RetrainingOutcome;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.dataset.DataSetFile;
import io.tidemark.training.intake.Intake;
import io.tidemark.training.rows.RowLimit;
import io.tidemark.training.rows.TrainingSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A retraining on what the log holds at this moment. What makes it impossible becomes its finding. */
final class LoggedTraining {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedTraining.class);

    private final RetrainingConfig config;
    private final Clock clock;
    private final TopicReader topics;
    private final Consumer<String> progress;

    /** @param progress hears what is done, for people */
    LoggedTraining(RetrainingConfig config, Clock clock, TopicReader topics, Consumer<String> progress) {
        this.config = config;
        this.clock = clock;
        this.topics = topics;
        this.progress = progress;
    }

    /** @param directory the data set is left there */
    RetrainingOutcome run(TrainingOrder order, Path directory) {
        try {
            FeatureSpace space = order.champion()
                    .map(one -> FeatureSpace.of(one.bundle()))
                    .orElseGet(() -> FeatureSpace.of(CatalogueReader.resolve(config.catalogue())));
            progress.accept(order.version() + ": reading scores and labels");
            LoggedRows logged = new LoggedRows(
                    topics,
                    config.rules().maturity(),
                    config.rules().range(),
                    limit(space),
                    new Intake(config.clockSkew()));
            LoggedRows.Read read = logged.newest(space, order.seen());
            TrainingSet set = read.set();
            LOG.info("{}: matured until {}, {}", order.version(), set.maturedUntil(), set.counts());
            DataSet dataSet = write(directory, space, read);
            return new Retraining(config.rules(), clock, progress)
                    .run(
                            order.version(),
                            set,
                            Optional.of(dataSet),
                            space,
                            order.champion(),
                            logged.segments(read, order.segments()));
        } catch (KafkaException
                | KafkaUnreachableException
                | SecretUnreadableException
                | RegistryUnreachableException e) {
            throw e; // Not the fault of the data: it is tried again.
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be trained", order.version(), e);
            return RetrainingOutcome.refused(order.version(), "No candidate could be made, " + e.getMessage());
        }
    }

    private RowLimit limit(FeatureSpace space) {
        return new RowLimit(
                config.work().budget().rows(space.featureNames().size()),
                config.rules().gate().seed());
    }

    /** Written before anything is trained on it, so that what is trained on is what was written. */
    private DataSet write(Path directory, FeatureSpace space, LoggedRows.Read read) {
        TrainingSet set = read.set();
        try {
            String sha256 = DataSetFile.write(directory.resolve(DataSetFile.NAME), space.featureNames(), set.rows());
            return new DataSet(
                    sha256, set.rows().size(), set.frauds(), config.rules().range(), read.log(), set.sampling());
        } catch (IOException e) {
            throw new UncheckedIOException("the data set cannot be written: " + e.getMessage(), e);
        }
    }
}
