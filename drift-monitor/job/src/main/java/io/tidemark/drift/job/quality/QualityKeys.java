package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.QualityDetector;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;

/** How labels and quality are watched. */
public final class QualityKeys {

    public static final Key<Duration> MATURITY = Key.of(
                    "label.maturity",
                    Kinds.DURATION,
                    "age at which a transaction without a label counts as genuine; the retraining should say the same")
            .usually(Duration.ofDays(7));
    static final Key<Double> MATURITY_SHARE = Key.of(
                    "label.maturity.share",
                    Kinds.SHARE,
                    "maturity is the delay by which this share of every type's fraud labels has come, once that is"
                            + " known; 0 for never")
            .usually(0.0);
    static final Key<Duration> KEEP = Key.of(
                    "label.keep",
                    Kinds.DURATION,
                    "age up to which labels are taken and revised; transactions are held that long")
            .usuallyAs("twice `label.maturity`");
    static final Key<Duration> WAIT = Key.of(
                    "label.wait", Kinds.DURATION, "how long a label waits for a transaction that nobody has scored")
            .usually(Duration.ofDays(1));
    static final Key<Duration> WINDOW = Key.of(
                    "quality.window", Kinds.DURATION, "length of the windows, by the event time of the transactions")
            .usually(Duration.ofDays(1))
            .atLeast(Duration.ofMillis(1));
    static final Key<Integer> CARDS = Key.of("quality.cards", Kinds.WHOLE, "k of the card precision")
            .usually(100)
            .atLeast(1)
            .atMost(100_000);
    static final Key<Integer> MINIMUM_FRAUDS = Key.of(
                    "quality.minimum.frauds", Kinds.WHOLE, "windows with fewer frauds decide nothing")
            .usually(10)
            .atLeast(1);
    static final Key<Double> TOLERANCE = Key.of(
                    "quality.tolerance",
                    Kinds.SHARE,
                    "mean error of the estimated area under the ROC curve up to which estimates are trusted")
            .usually(0.03);
    static final Key<Double> FALSE_ALARMS = Key.of(
                    "quality.false.alarms.per.month",
                    Kinds.NUMBER,
                    "falls of quality that chance may report in 30 days of event time")
            .usually(0.1)
            .atLeast(0.0)
            .atMost(30.0);
    static final Key<Double> MINIMUM_FALL = Key.of("quality.minimum.fall", Kinds.SHARE, "smaller falls do not matter")
            .usually(0.02);
    static final Key<QualityDetector> DETECTOR = Key.of(
                    "quality.detector",
                    Kinds.choice(QualityDetector.class),
                    "how a fall is told from chance: by the mean of the newest three windows, which finds a large one at"
                            + " once, or by adding up what windows lack, which finds small and slow ones sooner")
            .usually(QualityDetector.BOOTSTRAP);

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "quality",
            "How labels and quality are watched.",
            MATURITY,
            MATURITY_SHARE,
            KEEP,
            WAIT,
            WINDOW,
            CARDS,
            MINIMUM_FRAUDS,
            TOLERANCE,
            FALSE_ALARMS,
            MINIMUM_FALL,
            DETECTOR);

    private QualityKeys() {}
}
