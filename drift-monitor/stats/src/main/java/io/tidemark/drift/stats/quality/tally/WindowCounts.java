package io.tidemark.drift.stats.quality.tally;

import io.tidemark.drift.stats.quality.delay.DelayBins;
import io.tidemark.drift.stats.quality.label.LabelKind;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of what stand behind a window's figures.
 *
 * @param events scored transactions
 * @param flagged of these declined or sent to review
 * @param censored declined, and nobody who could know has spoken: they count in no realised figure
 * @param released let through at random, counted by 1/propensity
 * @param contradicted called a fraud and genuine both
 * @param withdrawn of which a label was taken back
 * @param labels labels in force, by verdict and kind: {@code fraud_chargeback}
 */
public record WindowCounts(
        long events,
        long flagged,
        long censored,
        long released,
        long contradicted,
        long withdrawn,
        Map<String, Long> labels) {

    private static final String FRAUD = "fraud_";
    private static final String GENUINE = "genuine_";

    public static WindowCounts of(Tally tally) {
        long events = 0;
        for (Decided decided : Decided.values()) {
            events += tally.number(Slots.EVENTS + decided.ordinal());
        }
        Map<String, Long> labels = new TreeMap<>();
        for (LabelKind kind : LabelKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            labels.put(FRAUD + name, tally.number(Slots.FRAUD_LABELS + kind.ordinal()));
            labels.put(GENUINE + name, tally.number(Slots.GENUINE_LABELS + kind.ordinal()));
        }
        labels.values().removeIf(count -> count == 0);
        return new WindowCounts(
                events,
                tally.number(Slots.EVENTS + Decided.REVIEW.ordinal())
                        + tally.number(Slots.EVENTS + Decided.DECLINE.ordinal()),
                tally.number(Slots.CENSORED),
                tally.number(Slots.RELEASED),
                tally.number(Slots.CONTRADICTED),
                tally.number(Slots.WITHDRAWN),
                labels);
    }

    /**
     * Labels that wait for their transaction, labels given up, and scores that came too late, of a tally that holds
     * these.
     */
    public static long[] strays(Tally tally) {
        return new long[] {
            tally.number(Slots.LABELS_WAITING), tally.number(Slots.LABELS_EXPIRED), tally.number(Slots.SCORES_TOO_LATE)
        };
    }

    /** Fraud labels by their delay ({@link DelayBins}) of one kind. */
    public static long[] delays(Tally tally, LabelKind kind) {
        long[] counts = new long[DelayBins.COUNT];
        for (int bin = 0; bin < counts.length; bin++) {
            counts[bin] = tally.number(Slots.delay(kind, bin));
        }
        return counts;
    }

    /** Fraud labels of one kind. */
    public static long frauds(Tally tally, LabelKind kind) {
        return tally.number(Slots.FRAUD_LABELS + kind.ordinal());
    }
}
