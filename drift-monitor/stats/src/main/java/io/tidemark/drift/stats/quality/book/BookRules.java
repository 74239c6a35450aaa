package io.tidemark.drift.stats.quality.book;

import java.io.Serializable;

/**
 * Settings of the label clock. Times are in ms of event time.
 *
 * @param window length of the windows that transactions are accounted to, by their event time
 * @param maturity age at which a transaction without a label counts as genuine, as long as none has been learnt
 * @param maturityShare if more than 0: maturity is the delay by which this share of every kind's fraud labels has come,
 *     once that is known
 * @param keep age up to which labels are taken; maturity is never more
 * @param cards k of card precision
 * @param minimumFrauds windows with fewer say nothing about a fall of quality, or of the estimator's error
 * @param tolerance mean distance between the estimated and the realised area under the ROC curve up to which an
 *     estimate is trusted
 * @param falseAlarmsPerMonth falls of quality that chance may report in 30 days of event time
 * @param minimumFall smaller falls of average precision, or of the area, matter to nobody
 * @param cooldown between two requests for retraining
 * @param mostSegments values of a field that are watched in a window, those that come first; the rest is pooled
 * @param detector how a fall is told from chance
 */
public record BookRules(
        long window,
        long maturity,
        double maturityShare,
        long keep,
        int cards,
        int minimumFrauds,
        double tolerance,
        double falseAlarmsPerMonth,
        double minimumFall,
        long cooldown,
        int mostSegments,
        QualityDetector detector)
        implements Serializable {

    public BookRules {
        if (keep < maturity) {
            throw new IllegalArgumentException("labels must be taken at least until maturity");
        }
    }

    /** Start of the window of a moment. */
    public long windowOf(long eventTime) {
        return Math.floorDiv(eventTime, window) * window;
    }
}
