package io.tidemark.training.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.params.TrainingParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Fraud Detection Handbook's own weeks, through our feature engine, trainer and protocol: one of them in every
 * build, both with {@code -Dtidemark.proof=full}.
 */
@Tag("proof")
class PublishedFiguresProof {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T14:05:59Z"), ZoneOffset.UTC);

    @TempDir
    Path dir;

    @Test
    void theWeekOfMay16MeetsThePublishedTable() throws IOException {
        OfflineTrainingResult result = train("2018-05-16..2018-05-22", "2018-05-30..2018-06-05");

        assertRows(result, 67_621, 598, 57_688, 363);
        assertFigures(result, .8779, .6917, .274);
        assertCalibratedOnTheGap(result);
        Bundle bundle = Bundle.open(Files.readAllBytes(result.bundle()));
        assertThat(bundle.manifest().version()).isEqualTo("m-20260301-140559");
        assertThat(bundle.sha256()).isEqualTo(result.bundleSha256());
        try (LoadedModel model = new ModelLoader(new CompiledForestFactory()).load(bundle, Optional.empty())) {
            assertThat(model.engine().featureCount()).isEqualTo(15);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "tidemark.proof", matches = "full", disabledReason = "May's week stands for it")
    void theWeekOfJune6MeetsThePublishedTable() throws IOException {
        OfflineTrainingResult result = train("2018-06-06..2018-06-12", "2018-06-20..2018-06-26");

        assertRows(result, 67_120, 567, 57_753, 440);
        assertFigures(result, .8988, .6983, .341);
        assertCalibratedOnTheGap(result);
    }

    @Test
    void thePaymentsCatalogueBeatsTheHandbooksFeaturesUnderTheSameParameters() throws IOException {
        assertPaymentsAhead("2018-05-16..2018-05-22", "2018-05-30..2018-06-05", .6917, .7488);
    }

    @Test
    @EnabledIfSystemProperty(named = "tidemark.proof", matches = "full", disabledReason = "May's week stands for it")
    void soItDoesInJune() throws IOException {
        assertPaymentsAhead("2018-06-06..2018-06-12", "2018-06-20..2018-06-26", .6983, .7332);
    }

    private void assertPaymentsAhead(String train, String test, double handbook, double expected) throws IOException {
        double averagePrecision =
                train("payments", train, test).averagePrecision().orElseThrow();
        assertThat(averagePrecision).isCloseTo(expected, within(.001)).isGreaterThan(handbook + .03);
    }

    private OfflineTrainingResult train(String train, String test) throws IOException {
        return train("handbook", train, test);
    }

    private OfflineTrainingResult train(String catalogue, String train, String test) throws IOException {
        return new OfflineTraining(CLOCK, line -> {})
                .run(new OfflineTrainingRequest(
                        data("handbook_days_000_090.csv.gz"),
                        "handbook",
                        catalogue,
                        DateRange.parse(train),
                        Duration.ofDays(7),
                        Optional.of(DateRange.parse(test)),
                        TrainingParameters.defaults(),
                        AlertBudget.DEFAULT,
                        Optional.empty(),
                        Optional.empty(),
                        dir.resolve("bundle.zip")));
    }

    /** On days that neither the model nor its calibration has seen. */
    private static void assertCalibratedOnTheGap(OfflineTrainingResult result) throws IOException {
        assertThat(result.brier().orElseThrow())
                .isLessThan(result.brierUncalibrated().orElseThrow());
        assertThat(result.calibrationError().orElseThrow())
                .isLessThan(result.calibrationErrorUncalibrated().orElseThrow())
                .isLessThan(.0015);
        Manifest manifest = Bundle.open(Files.readAllBytes(result.bundle())).manifest();
        Calibration calibration = manifest.calibration().orElseThrow();
        assertThat(calibration.from()).isAfterOrEqualTo(manifest.training().to());
        assertThat(calibration.to()).isBeforeOrEqualTo(manifest.training().to().plus(Duration.ofDays(7)));
    }

    private static void assertRows(
            OfflineTrainingResult result, int trainRows, int trainFrauds, int testRows, int testFrauds) {
        assertThat(result.trainRows()).isEqualTo(trainRows);
        assertThat(result.trainFrauds()).isEqualTo(trainFrauds);
        assertThat(result.testRows()).isEqualTo(testRows);
        assertThat(result.testFrauds()).isEqualTo(testFrauds);
    }

    private static void assertFigures(
            OfflineTrainingResult result, double auc, double averagePrecision, double cardPrecision) {
        assertThat(result.aucRoc().orElseThrow()).isCloseTo(auc, within(.001));
        assertThat(result.averagePrecision().orElseThrow()).isCloseTo(averagePrecision, within(.001));
        assertThat(result.cardPrecisionAt100().orElseThrow()).isCloseTo(cardPrecision, within(.001));
    }

    private static Path data(String name) {
        String configured = System.getenv("TIDEMARK_DATA");
        Path directory = configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("tidemark.root", "."), "..", "shared", "data");
        Path file = directory.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: " + file + " is absent; set TIDEMARK_DATA to run this");
        return file;
    }
}
