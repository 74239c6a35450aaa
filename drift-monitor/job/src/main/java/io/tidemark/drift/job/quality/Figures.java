package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.tally.BinnedRanking;
import io.tidemark.drift.stats.quality.tally.Estimate;
import io.tidemark.drift.stats.quality.tally.Realised;
import io.tidemark.schemas.QualityFigures;

/** Figures as they stand in reports: what is no number is null. */
final class Figures {
    private Figures() {}

    static QualityFigures of(Realised realised) {
        return ranked(realised.ranking())
                .setTransactions(realised.measured())
                .setFrauds(realised.frauds())
                .setRecall(known(realised.recallFlagged()))
                .setPrecision(known(realised.precisionFlagged()))
                .setRecallDeclined(known(realised.recallDeclined()))
                .setPrecisionDeclined(known(realised.precisionDeclined()))
                .setCardPrecision(known(realised.cardPrecision()))
                .setUnknownCards(realised.unknownCards())
                .setLogLoss(known(realised.logLoss()))
                .setBrier(known(realised.brier()))
                .setCalibrationError(known(realised.calibrationError()))
                .build();
    }

    static QualityFigures of(Estimate estimate, double transactions) {
        return ranked(estimate.ranking())
                .setTransactions(transactions)
                .setFrauds(estimate.frauds())
                .setRecall(known(estimate.recall()))
                .setPrecision(known(estimate.precision()))
                .build();
    }

    private static QualityFigures.Builder ranked(BinnedRanking ranking) {
        return QualityFigures.newBuilder()
                .setAucRoc(known(ranking.auc()))
                .setAucRocBound(known(ranking.aucBound()))
                .setAveragePrecision(known(ranking.averagePrecision()))
                .setAveragePrecisionBound(known(ranking.averagePrecisionBound()));
    }

    static Double known(double figure) {
        return Double.isFinite(figure) ? figure : null;
    }
}
