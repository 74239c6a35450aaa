package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.BookRules;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.util.TimeUtils;

/**
 * How labels and quality are watched.
 *
 * <ul>
 *   <li>{@code label.maturity}, 7d: age at which a transaction without a label counts as genuine; the retraining service has the same key
 *   <li>{@code label.maturity.share}, 0: if more, e.g. 0.95, maturity is the delay by which this share of every type's fraud labels has come, as soon as
 *       that is known
 *   <li>{@code label.keep}, twice the maturity: age up to which labels are taken and revised; transactions are held that long
 *   <li>{@code label.wait}, 1d: how long a label waits for a transaction that nobody has scored
 *   <li>{@code quality.window}, 1d: length of the windows, by the event time of the transactions
 *   <li>{@code quality.cards}, 100: k of the card precision
 *   <li>{@code quality.minimum.frauds}, 10: windows with fewer decide nothing
 *   <li>{@code quality.tolerance}, 0.03: mean error of the estimated area under the ROC curve up to which estimates are trusted
 *   <li>{@code quality.false.alarms.per.month}, 0.1: falls of quality that chance may report in 30 days of event time
 *   <li>{@code quality.minimum.fall}, 0.02: smaller falls matter to nobody
 *   <li>{@code cooldown}, 7d, and {@code segments.most}, 20: as for drift
 * </ul>
 *
 * @param labelWait ms
 */
public record QualityConfig(BookRules rules, long labelWait) {

    /** @throws IllegalArgumentException in one sentence if a value is not understood */
    public static QualityConfig from(Map<String, String> properties) {
        long maturity = millis(properties, "label.maturity", "7d");
        long keep = millis(properties, "label.keep", 2 * maturity + "ms");
        if (keep < maturity) {
            throw new IllegalArgumentException("label.keep is \"" + properties.get("label.keep")
                    + "\", but labels must be taken at least until label.maturity");
        }
        return new QualityConfig(
                new BookRules(
                        Math.max(1, millis(properties, "quality.window", "1d")),
                        maturity,
                        number(properties, "label.maturity.share", "0", 0, 1),
                        keep,
                        (int) number(properties, "quality.cards", "100", 1, 100_000),
                        (int) number(properties, "quality.minimum.frauds", "10", 1, 1e9),
                        number(properties, "quality.tolerance", "0.03", 0, 1),
                        number(properties, "quality.false.alarms.per.month", "0.1", 0, 30),
                        number(properties, "quality.minimum.fall", "0.02", 0, 1),
                        millis(properties, "cooldown", "7d"),
                        (int) number(properties, "segments.most", "20", 1, 1e6)),
                millis(properties, "label.wait", "1d"));
    }

    private static long millis(Map<String, String> properties, String key, String usual) {
        String text = properties.getOrDefault(key, usual);
        try {
            Duration duration = TimeUtils.parseDuration(text);
            return duration.toMillis();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + " is \"" + text + "\"; write a duration such as 500ms, 10min, 12h or 7d", e);
        }
    }

    private static double number(Map<String, String> properties, String key, String usual, double least, double most) {
        String text = properties.getOrDefault(key, usual);
        String wanted = key + " is \"" + text + "\"; write a number from " + least + " to " + most;
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wanted, e);
        }
        throw new IllegalArgumentException(wanted);
    }
}
