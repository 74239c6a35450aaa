package io.tidemark.retraining;

/** Quality on the test days, of customers that were undetected when their day began. */
record BacktestResult(int rows, int frauds, double aucRoc, double averagePrecision, double cardPrecisionAt100) {

    private static final int CARDS = 100;

    static BacktestResult of(TrainedModel model, HistoryFold fold) {
        var rows = fold.undetectedTest();
        Quality quality = Quality.of(rows, Retraining.doubles(model.scores(rows)));
        return new BacktestResult(
                quality.rows(),
                quality.frauds(),
                quality.aucRoc(),
                quality.averagePrecision(),
                Quality.cardPrecision(quality.hitsPerDay(CARDS), CARDS));
    }
}
