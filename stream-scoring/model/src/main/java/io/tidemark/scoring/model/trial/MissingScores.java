package io.tidemark.scoring.model.trial;

import java.util.Locale;
import java.util.Optional;

/**
 * It gives no score too often: it fails, is too slow, or lacks values that it was trained with.
 *
 * @param most share of the events without a score that is borne
 */
record MissingScores(double most) implements Guardrail {

    @Override
    public Optional<String> breach(TrialTally tally, double errorRate) {
        if (BinomialTail.atLeast(tally.missing(), tally.events(), most) >= errorRate) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "it gave no score for %,d of %,d events, and at most %.1f %% are borne",
                tally.missing(),
                tally.events(),
                100 * most));
    }
}
