package io.tidemark.drift.stats.quality.book;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far estimates were from what came of them, on the newest matured windows of the same model and segment that had
 * frauds enough.
 *
 * @param windows how many; the means are NaN without any
 * @param aucMean mean of estimated - realised; {@code aucMeanAbsolute}: of the distance
 * @param expectedFrauds sum of the scores over these windows, and the frauds that came
 */
public record EstimatorRecord(
        int windows,
        double aucMean,
        double aucMeanAbsolute,
        double averagePrecisionMean,
        double averagePrecisionMeanAbsolute,
        double expectedFrauds,
        double frauds) {

    static EstimatorRecord of(List<MaturedWindow> windows) {
        ToDoubleFunction<MaturedWindow> auc = window -> window.estimatedAuc() - window.auc();
        ToDoubleFunction<MaturedWindow> precision =
                window -> window.estimatedAveragePrecision() - window.averagePrecision();
        return new EstimatorRecord(
                windows.size(),
                mean(windows, auc),
                mean(windows, window -> Math.abs(auc.applyAsDouble(window))),
                mean(windows, precision),
                mean(windows, window -> Math.abs(precision.applyAsDouble(window))),
                windows.stream().mapToDouble(MaturedWindow::expectedFrauds).sum(),
                windows.stream().mapToDouble(MaturedWindow::frauds).sum());
    }

    private static double mean(List<MaturedWindow> windows, ToDoubleFunction<MaturedWindow> figure) {
        return windows.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
