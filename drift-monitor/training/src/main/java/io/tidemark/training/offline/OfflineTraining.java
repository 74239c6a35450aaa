package io.tidemark.training.offline;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.training.Versions;
import io.tidemark.training.bundle.BundleAssembler;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Trains a first model from a file of transactions and tests it on later days of the same file. The features are those
 * of the stream, by the same engine, with labels replayed as late as they are assumed to come.
 */
public final class OfflineTraining {

    private final InstantSource clock;
    private final Consumer<String> progress;

    /**
     * @param clock names the version
     * @param progress gets one line per step, for people
     */
    public OfflineTraining(InstantSource clock, Consumer<String> progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Writes the bundle. Malformed and refused rows are counted, told to the progress and left out.
     *
     * @throws IllegalArgumentException with one sentence when parameters, mapping, catalogue or ranges do not fit
     * @throws io.tidemark.features.files.table.UnreadableFileException if the file cannot be used
     */
    public OfflineTrainingResult run(OfflineTrainingRequest request) throws IOException {
        Catalogue catalogue = CatalogueReader.resolve(request.catalogue());
        TrainingParameters params = request.params().over(catalogue.featureNames());
        HistoryFold fold = new HistoryFold(request.train(), request.test(), request.calibrationDays(), request.delay());
        read(request, catalogue, fold);
        FeatureSpace space = FeatureSpace.of(catalogue);
        progress.accept(catalogue
                .nouns()
                .in("training on %,d rows with %,d {positives}")
                .formatted(fold.train().size(), TrainingSet.frauds(fold.train())));
        try (TrainedModel model = new Trainer(params, space.nouns()).train(fold.train(), space.featureNames())) {
            Optional<BacktestResult> test = fold.allTest().isEmpty()
                    ? Optional.empty()
                    : Optional.of(BacktestResult.of(model, tested(request, fold)));
            Optional<Calibration> calibration = calibrate(fold, model, catalogue.nouns());
            Bundle unsigned = bundle(request, params, space, fold, model, test, calibration);
            Bundle bundle = request.signingKey().map(unsigned::signedBy).orElse(unsigned);
            Files.write(request.out(), bundle.bytes());
            return OfflineTrainingResult.of(request, params, bundle, test);
        }
    }

    private static List<TrainingRow> tested(OfflineTrainingRequest request, HistoryFold fold) {
        return request.knownToo() ? fold.allTest() : fold.undetectedTest();
    }

    private Optional<Calibration> calibrate(HistoryFold fold, TrainedModel model, Nouns nouns) {
        List<TrainingRow> rows = fold.calibration();
        Optional<Calibration> calibration = Calibrating.fit(model, rows);
        progress.accept(nouns.in("%s on %,d later rows with %,d {positives}")
                .formatted(
                        calibration.isPresent() ? "calibrated" : "not calibrated, there is too little to learn",
                        rows.size(),
                        TrainingSet.frauds(rows)));
        return calibration;
    }

    private void read(OfflineTrainingRequest request, Catalogue catalogue, HistoryFold fold) {
        progress.accept("computing features of " + InputFile.name(request.transactions()));
        long[] malformed = {0};
        long[] unlabelled = {0};
        Mapping mapping = Mapping.resolve(request.mapping());
        if (!mapping.columns().containsKey("fraud")) {
            throw new IllegalArgumentException("the mapping " + mapping.name()
                    + " names no column of labels, so there is nothing to learn from; add 'fraud: COLUMN' or"
                    + " 'positive: COLUMN' to its columns");
        }
        FeatureFile.Summary summary = new FeatureFile(
                        catalogue,
                        mapping,
                        request.delay(),
                        request.rules(),
                        request.beside().outcomes(),
                        request.beside().rates())
                .compute(
                        request.transactions(),
                        (row, vector) -> {
                            // What nobody knows is not genuine: it makes features and is no row to learn from.
                            if (row.verdict().isPresent()) {
                                fold.add(row.transaction(), vector, row.fraud());
                            } else {
                                unlabelled[0]++;
                            }
                        },
                        bad -> {
                            if (malformed[0]++ == 0) {
                                progress.accept("first malformed row: " + bad);
                            }
                        });
        if (unlabelled[0] > 0) {
            progress.accept("%,d rows without a label are not learnt from".formatted(unlabelled[0]));
        }
        progress.accept("%,d rows read, %,d malformed, refused %s"
                .formatted(summary.rows(), summary.malformed(), summary.rejected()));
        request.test().filter(range -> fold.allTest().isEmpty()).ifPresent(range -> {
            throw new IllegalArgumentException(InputFile.name(request.transactions())
                    + catalogue.nouns().in(" has no {events} on the test days ") + range + "; choose others");
        });
    }

    /** Thresholds and reference profile are taken of all test rows, or without test days of the training rows. */
    private Bundle bundle(
            OfflineTrainingRequest request,
            TrainingParameters params,
            FeatureSpace space,
            HistoryFold fold,
            TrainedModel model,
            Optional<BacktestResult> test,
            Optional<Calibration> calibration) {
        List<TrainingRow> validation = fold.allTest().isEmpty() ? fold.train() : fold.allTest();
        Training training = new Training(
                String.valueOf(request.transactions().getFileName()),
                request.train().from(),
                request.train().until(),
                fold.train().size(),
                TrainingSet.frauds(fold.train()),
                request.delay(),
                params.all(),
                Optional.of(TrainingSet.everMissing(fold.train(), space.featureNames())));
        Map<String, Double> metrics = new HashMap<>();
        test.ifPresent(result -> metrics.putAll(result.metrics()));
        metrics.putAll(Calibrating.metrics(model, calibration, fold.allTest()));
        return new BundleAssembler(space, request.budget())
                .assemble(
                        new Versions(clock).next(Set.of()),
                        clock.instant(),
                        model,
                        training,
                        metrics,
                        calibration,
                        validation,
                        Calibrating.scores(model, calibration, validation));
    }
}
