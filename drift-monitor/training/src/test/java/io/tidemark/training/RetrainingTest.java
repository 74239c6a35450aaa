package io.tidemark.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.forest.CompiledForest;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.gate.Champion;
import io.tidemark.training.gate.GateRules;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.CatalogueStretch;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetrainingTest {

    private static final int ROWS = 6_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T14:05:59Z"), ZoneOffset.UTC);
    private static final FeatureSpace SPACE = FeatureSpace.of(CatalogueReader.shipped("handbook"));
    private static final RetrainingRules RULES = new RetrainingRules(
            Duration.ZERO,
            Duration.ofDays(9),
            0.3,
            TrainingParameters.parse("rounds=20"),
            AlertBudget.DEFAULT,
            new GateRules(20, 0.01, 0.9, 200, 17));

    @Test
    void afterADriftTheCandidateIsPromoted() {
        Champion champion = retrain(rows(1, 0), Optional.empty());

        RetrainingOutcome outcome = outcome(rows(2, 1), Optional.of(champion));

        assertThat(outcome.finding().promote()).as(outcome.finding().text()).isTrue();
        assertThat(outcome.bundle()).isPresent();
    }

    @Test
    void shuffledLabelsAreKeptBack() {
        Champion champion = retrain(rows(1, 0), Optional.empty());
        List<TrainingRow> rows = rows(2, 0);
        List<Boolean> labels =
                new ArrayList<>(rows.stream().map(TrainingRow::fraud).toList());
        Collections.shuffle(labels, new Random(5));
        List<TrainingRow> poisoned = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TrainingRow row = rows.get(i);
            poisoned.add(new TrainingRow(
                    row.transactionId(), row.customerId(), row.eventTime(), row.vector(), labels.get(i)));
        }

        assertThat(outcome(poisoned, Optional.of(champion)).finding().promote()).isFalse();
        assertThat(outcome(poisoned, Optional.empty()).finding().promote()).isFalse();
    }

    @Test
    void theSameRowsGiveTheSameBundle() {
        assertThat(retrain(rows(1, 0), Optional.empty()).bundle().sha256())
                .isEqualTo(retrain(rows(1, 0), Optional.empty()).bundle().sha256());
    }

    @Test
    void theGoldenVectorsCarryTheFingerprintOfTheTrees() {
        Bundle bundle = outcome(rows(1, 0), Optional.empty()).bundle().orElseThrow();

        GoldenVectors golden =
                GoldenVectors.fromJson(bundle.part(BundlePart.GOLDEN_VECTORS).orElseThrow());

        assertThat(golden.structure())
                .isPresent()
                .isEqualTo(CompiledForest.compile(bundle.model(), bundle.modelFormat())
                        .structure());
    }

    @Test
    void theManifestSaysWhatWasTrainedAndWhatWasCompared() {
        List<TrainingRow> rows = rows(1, 0);

        Bundle bundle = outcome(rows, Optional.empty()).bundle().orElseThrow();

        TimeSplit split = TimeSplit.of(rows, 0.3);
        assertThat(bundle.manifest().training().rows())
                .isEqualTo(split.training().size());
        assertThat(bundle.manifest().training().frauds()).isEqualTo(TrainingSet.frauds(split.training()));
        assertThat(bundle.manifest().training().to().toEpochMilli())
                .isLessThanOrEqualTo(split.comparison().get(0).eventTime());
        assertThat(bundle.manifest().metrics())
                .containsEntry("comparison_rows", (double) split.comparison().size());
    }

    @Test
    void theScoresOfACandidateAreCalibratedOnRowsBehindItsTraining() {
        Bundle bundle = outcome(rows(1, 0), Optional.empty()).bundle().orElseThrow();

        Calibration calibration = bundle.manifest().calibration().orElseThrow();
        assertThat(calibration.from())
                .isAfterOrEqualTo(bundle.manifest().training().to());
        assertThat(bundle.manifest().metrics())
                .containsKeys("brier", "brier_uncalibrated", "calibration_error", "calibration_error_uncalibrated");
        assertThat(bundle.manifest().metrics().get("brier"))
                .isLessThan(bundle.manifest().metrics().get("brier_uncalibrated"));
    }

    @Test
    void tooFewGenuineTransactionsAreRefusedWithTheirNumbers() {
        List<TrainingRow> rows = rows(1, 0).stream()
                .map(row -> new TrainingRow(row.transactionId(), row.customerId(), row.eventTime(), row.vector(), true))
                .toList();

        RetrainingOutcome outcome = outcome(rows, Optional.empty());

        assertThat(outcome.bundle()).isEmpty();
        assertThat(outcome.finding().text())
                .startsWith("Too few matured genuine transactions: 0 of ")
                .endsWith("at least 20 are needed in each: kept back");
    }

    @Test
    void aCatalogueThatChangedWithinTheRangeIsRefusedWithTheNumbers() {
        CatalogueStretch old = new CatalogueStretch("0123456789abcdef", 4_000, Instant.EPOCH, Instant.ofEpochSecond(9));
        CatalogueStretch ours =
                new CatalogueStretch("fedcba9876543210", 2_000, Instant.ofEpochSecond(8), Instant.ofEpochSecond(60));
        TrainingSet set = new TrainingSet(rows(1, 0), Instant.EPOCH, Map.of(), List.of(old, ours));

        RetrainingOutcome outcome =
                new Retraining(RULES, CLOCK, line -> {}).run("m-1", set, Optional.empty(), SPACE, Optional.empty());

        assertThat(outcome.bundle()).isEmpty();
        assertThat(outcome.finding().text())
                .contains("4,000 of 0123456789ab (1970-01-01T00:00:00Z to 1970-01-01T00:00:09Z), 2,000 of fedcba987654")
                .endsWith(": kept back");
    }

    private static Champion retrain(List<TrainingRow> rows, Optional<Champion> champion) {
        Bundle bundle = outcome(rows, champion).bundle().orElseThrow();
        return new Champion(new ModelReference(bundle.manifest().version(), bundle.sha256()), bundle);
    }

    private static RetrainingOutcome outcome(List<TrainingRow> rows, Optional<Champion> champion) {
        TrainingSet set = new TrainingSet(rows, Instant.EPOCH, Map.of("scores", rows.size()));
        return new Retraining(RULES, CLOCK, line -> {}).run("m-1", set, Optional.empty(), SPACE, champion);
    }

    /** Two features overlap between the classes; a third one does after a drift instead of the first. */
    private static List<TrainingRow> rows(long seed, int shift) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean fraud = random.nextInt(30) == 0;
            double[] vector = new double[SPACE.featureNames().size()];
            for (int j = 0; j < vector.length; j++) {
                vector[j] = random.nextGaussian();
            }
            vector[2 * shift] += fraud ? 2 : 0;
            vector[1] += fraud ? 1.5 : 0;
            rows.add(new TrainingRow("t" + i, "c" + random.nextInt(800), 1000L * i, vector, fraud));
        }
        return rows;
    }
}
