package io.tidemark.scoring.model.trial;

import java.util.Locale;
import java.util.Optional;

/**
 * It misses more of the frauds that have become known than its rival: a sign test over those that only one of the two
 * would have alerted on (McNemar, Note on the sampling error of the difference between correlated proportions,
 * Psychometrika 12, 1947).
 */
record MissedFrauds() implements Guardrail {

    @Override
    public Optional<String> breach(TrialTally tally, double errorRate) {
        long told = tally.onlyCaught() + tally.onlyMissed();
        if (BinomialTail.atLeast(tally.onlyMissed(), told, 0.5) >= errorRate) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "of %,d events it misses %,d known positives that its rival alerts on, and catches %,d that its rival misses",
                tally.events(),
                tally.onlyMissed(),
                tally.onlyCaught()));
    }
}
