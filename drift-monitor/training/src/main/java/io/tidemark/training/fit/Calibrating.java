package io.tidemark.training.fit;

import io.tidemark.drift.stats.quality.CalibrationQuality;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.calibration.CalibrationFit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import io.tidemark.training.rows.Weights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a fresh model's scores probabilities, by rows behind those that it was trained on. */
public final class Calibrating {

    /** With fewer the fit would follow chance. */
    public static final int LEAST_FRAUDS = 20;

    private Calibrating() {}

    /** @param rows in time order; empty if there are too few frauds among them or the model does not find them */
    public static Optional<Calibration> fit(TrainedModel model, List<TrainingRow> rows) {
        int frauds = TrainingSet.frauds(rows);
        if (frauds < LEAST_FRAUDS || rows.size() - frauds < LEAST_FRAUDS) {
            return Optional.empty();
        }
        return CalibrationFit.fit(model.margins(rows), labels(rows), Weights.of(rows))
                .map(line -> new Calibration(
                        line.slope(),
                        line.intercept(),
                        Instant.ofEpochMilli(rows.get(0).eventTime()),
                        Instant.ofEpochMilli(rows.get(rows.size() - 1).eventTime() + 1),
                        rows.size(),
                        frauds));
    }

    /** The scores that the bundle will give, bit for bit. */
    public static double[] scores(TrainedModel model, Optional<Calibration> calibration, List<TrainingRow> rows) {
        if (calibration.isEmpty()) {
            return uncalibrated(model, rows);
        }
        float[] margins = model.margins(rows);
        double[] scores = new double[margins.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = calibration.get().probability(margins[i]);
        }
        return scores;
    }

    /** The scores that the model gives by itself. */
    public static double[] uncalibrated(TrainedModel model, List<TrainingRow> rows) {
        float[] scores = model.scores(rows);
        double[] doubles = new double[scores.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = scores[i];
        }
        return doubles;
    }

    /** What calibration gained on rows that it was not fitted to, as the manifest names it. */
    public static Map<String, Double> metrics(
            TrainedModel model, Optional<Calibration> calibration, List<TrainingRow> rows) {
        Map<String, Double> metrics = new TreeMap<>();
        if (rows.isEmpty()) {
            return metrics;
        }
        CalibrationQuality before =
                CalibrationQuality.of(scores(model, Optional.empty(), rows), labels(rows), Weights.of(rows));
        metrics.put(ManifestMetrics.BRIER_UNCALIBRATED, before.brier());
        metrics.put(ManifestMetrics.CALIBRATION_ERROR_UNCALIBRATED, before.calibrationError());
        if (calibration.isPresent()) {
            CalibrationQuality after =
                    CalibrationQuality.of(scores(model, calibration, rows), labels(rows), Weights.of(rows));
            metrics.put(ManifestMetrics.BRIER, after.brier());
            metrics.put(ManifestMetrics.CALIBRATION_ERROR, after.calibrationError());
        }
        return metrics;
    }

    private static boolean[] labels(List<TrainingRow> rows) {
        boolean[] labels = new boolean[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i).fraud();
        }
        return labels;
    }
}
