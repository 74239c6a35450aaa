package io.tidemark.drift.stats.quality.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why an estimate should not be taken at its word. */
final class Caveats {
    /** Frauds more or fewer than the scores promised, relative to what came, that are put up with. */
    private static final double PROMISE = 0.25;

    /** And how many standard deviations of a count: frauds come in series, so two are not much. */
    private static final double DEVIATIONS = 4;

    private Caveats() {}

    static List<String> of(EstimatorRecord record, double tolerance, Optional<Instant> driftSince) {
        List<String> caveats = new ArrayList<>();
        if (record.windows() == 0) {
            caveats.add("no window has matured yet to check the estimates against");
        } else {
            if (record.aucMeanAbsolute() > tolerance) {
                caveats.add(String.format(
                        Locale.ROOT,
                        "on the last %d matured windows the estimated area under the ROC curve was off by %.3f on average",
                        record.windows(),
                        record.aucMeanAbsolute()));
            }
            double off = Math.abs(record.expectedFrauds() - record.frauds());
            if (off > PROMISE * record.frauds() && off > DEVIATIONS * Math.sqrt(record.expectedFrauds())) {
                caveats.add(String.format(
                        Locale.ROOT,
                        "scores are not calibrated any more: on the last %d matured windows they promised %.0f positives and %.0f came",
                        record.windows(),
                        record.expectedFrauds(),
                        record.frauds()));
            }
        }
        driftSince.ifPresent(since -> caveats.add("a drift alarm was in force, since " + since));
        return List.copyOf(caveats);
    }
}
