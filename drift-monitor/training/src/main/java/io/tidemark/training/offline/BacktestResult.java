package io.tidemark.training.offline;

import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.ManifestMetrics;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.gate.Quality;
import io.tidemark.training.rows.TrainingRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Quality on rows of the test days; NaN where it is undefined. */
record BacktestResult(int rows, int frauds, double aucRoc, double averagePrecision, double cardPrecisionAt100) {

    private static final int CARDS = 100;

    static BacktestResult of(TrainedModel model, List<TrainingRow> rows) {
        Quality quality = Quality.of(rows, Calibrating.uncalibrated(model, rows));
        return new BacktestResult(
                quality.rows(),
                quality.frauds(),
                quality.aucRoc(),
                quality.averagePrecision(),
                quality.cardPrecision(CARDS).value());
    }

    /** The figures that are defined, as the manifest names them. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>(Map.of(
                ManifestMetrics.TEST_ROWS, (double) rows,
                ManifestMetrics.TEST_FRAUDS, (double) frauds,
                ManifestMetrics.AUC_ROC, aucRoc,
                ManifestMetrics.AVERAGE_PRECISION, averagePrecision,
                ManifestMetrics.CARD_PRECISION_AT_100, cardPrecisionAt100));
        metrics.values().removeIf(value -> value.isNaN());
        return metrics;
    }
}
