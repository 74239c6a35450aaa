package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.drift.stats.quality.book.QualityDetector;
import io.tidemark.settings.Settings;
import java.time.Duration;

/**
 * How labels and quality are watched, by the keys of {@link QualityKeys}.
 *
 * @param window length of the windows, by the event time of the transactions
 * @param cards k of the card precision
 * @param minimumFrauds windows with fewer decide nothing
 * @param tolerance mean error of the estimated area under the ROC curve up to which estimates are trusted
 * @param falseAlarmsPerMonth falls that chance may report in 30 days of event time
 * @param minimumFall smaller falls matter to nobody
 * @param detector how a fall is told from chance
 */
public record QualityConfig(
        Labels labels,
        Duration window,
        int cards,
        int minimumFrauds,
        double tolerance,
        double falseAlarmsPerMonth,
        double minimumFall,
        QualityDetector detector) {

    /**
     * When a transaction is known.
     *
     * @param maturity age at which one without a label counts as genuine
     * @param maturityShare of every type's fraud labels that makes it mature, as soon as that is known; 0 for never
     * @param keep age up to which labels are taken and revised
     * @param patience how long a label waits for a transaction that nobody has scored
     */
    public record Labels(Duration maturity, double maturityShare, Duration keep, Duration patience) {

        public Labels {
            if (keep.compareTo(maturity) < 0) {
                throw new IllegalArgumentException(
                        QualityKeys.KEEP + " is \"" + QualityKeys.KEEP.kind().print(keep)
                                + "\", but labels must be taken at least until " + QualityKeys.MATURITY);
            }
        }
    }

    /** As it is set. */
    public static QualityConfig of(Settings settings) {
        Duration maturity = settings.get(QualityKeys.MATURITY);
        return new QualityConfig(
                new Labels(
                        maturity,
                        settings.get(QualityKeys.MATURITY_SHARE),
                        settings.find(QualityKeys.KEEP).orElse(maturity.multipliedBy(2)),
                        settings.get(QualityKeys.WAIT)),
                settings.get(QualityKeys.WINDOW),
                settings.get(QualityKeys.CARDS),
                settings.get(QualityKeys.MINIMUM_FRAUDS),
                settings.get(QualityKeys.TOLERANCE),
                settings.get(QualityKeys.FALSE_ALARMS),
                settings.get(QualityKeys.MINIMUM_FALL),
                settings.get(QualityKeys.DETECTOR));
    }

    /**
     * What the books go by.
     *
     * @param cooldown as for drift
     * @param mostSegments as for drift
     */
    public BookRules rules(Duration cooldown, int mostSegments) {
        return new BookRules(
                window.toMillis(),
                labels.maturity().toMillis(),
                labels.maturityShare(),
                labels.keep().toMillis(),
                cards,
                minimumFrauds,
                tolerance,
                falseAlarmsPerMonth,
                minimumFall,
                cooldown.toMillis(),
                mostSegments,
                detector);
    }
}
