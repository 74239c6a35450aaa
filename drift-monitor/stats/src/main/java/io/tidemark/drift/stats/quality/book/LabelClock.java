package io.tidemark.drift.stats.quality.book;

import io.tidemark.drift.stats.quality.delay.DelayBins;
import io.tidemark.drift.stats.quality.delay.DelayCurve;
import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.tally.Tally;
import io.tidemark.drift.stats.quality.tally.WindowCounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The delays of the labels at one moment, and what follows for maturity. */
final class LabelClock {
    /** With fewer labels of a kind, the delays of all kinds together are used. */
    private static final int ENOUGH = 50;

    /** With a smaller share of the labels nothing is concluded from them. */
    private static final double LEAST_SHARE = 0.2;

    private final BookRules rules;
    private final Map<LabelKind, DelayCurve> curves = new EnumMap<>(LabelKind.class);
    private final DelayCurve all;

    /** @param tallies all traffic of every model, by window */
    LabelClock(BookRules rules, Map<WindowKey, Tally> tallies, long now) {
        this.rules = rules;
        Map<Long, long[]> together = new HashMap<>();
        for (LabelKind kind : LabelKind.values()) {
            Map<Long, long[]> cohorts = new HashMap<>();
            tallies.forEach((key, tally) -> {
                long age = now - key.start() - rules.window();
                if (age >= 0 && key.segment().isEmpty()) {
                    long[] delays = WindowCounts.delays(tally, kind);
                    add(cohorts, age, delays);
                    add(together, age, delays);
                }
            });
            DelayCurve curve = DelayCurve.of(cohorts);
            if (curve.labels() >= ENOUGH) {
                curves.put(kind, curve);
            }
        }
        all = DelayCurve.of(together);
    }

    private static void add(Map<Long, long[]> cohorts, long age, long[] delays) {
        long[] sum = cohorts.computeIfAbsent(age, unused -> new long[DelayBins.COUNT]);
        for (int bin = 0; bin < sum.length; bin++) {
            sum[bin] += delays[bin];
        }
    }

    /** The age at which a window is mature, ms. */
    long maturity() {
        if (rules.maturityShare() <= 0 || all.knownMillis() < rules.maturity()) {
            return rules.maturity();
        }
        long longest = -1;
        for (DelayCurve curve : curves.values()) {
            OptionalLong delay = curve.quantile(rules.maturityShare());
            longest = Math.max(longest, delay.orElse(rules.keep()));
        }
        return longest < 0 ? rules.maturity() : Math.min(rules.keep(), longest);
    }

    /**
     * Frauds that stand behind each that is known of a window of some age; 1 from maturity on. NaN where the delays are
     * not known, or so few labels are here yet that nothing can be said.
     */
    double completion(Tally tally, long age) {
        if (age >= maturity()) {
            return 1;
        }
        if (all.labels() < ENOUGH || all.knownMillis() < rules.maturity()) {
            return Double.NaN;
        }
        // On average a transaction is older than the end of its window by half of it.
        long middle = age + rules.window() / 2;
        double known = 0;
        double coming = 0;
        for (LabelKind kind : LabelKind.values()) {
            long frauds = WindowCounts.frauds(tally, kind);
            double share = curves.getOrDefault(kind, all).share(middle);
            if (frauds > 0 && share < LEAST_SHARE) {
                return Double.NaN;
            }
            known += frauds;
            coming += frauds > 0 ? frauds / share : 0;
        }
        return known == 0 ? Double.NaN : coming / known;
    }
}
