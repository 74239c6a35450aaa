package io.tidemark.retraining;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Quality on the test days, of customers that were undetected when their day began; NaN where it is undefined. */
record BacktestResult(int rows, int frauds, double aucRoc, double averagePrecision, double cardPrecisionAt100) {

    private static final int CARDS = 100;

    static BacktestResult of(TrainedModel model, HistoryFold fold) {
        List<TrainingRow> rows = fold.undetectedTest();
        Quality quality = Quality.of(rows, Retraining.doubles(model.scores(rows)));
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
                "test_rows", (double) rows,
                "test_frauds", (double) frauds,
                "auc_roc", aucRoc,
                "average_precision", averagePrecision,
                "card_precision_at_100", cardPrecisionAt100));
        metrics.values().removeIf(value -> value.isNaN());
        return metrics;
    }
}
