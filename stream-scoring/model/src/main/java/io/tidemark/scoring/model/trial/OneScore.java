package io.tidemark.scoring.model.trial;

import java.util.Locale;
import java.util.Optional;

/** It gives every transaction the same score. */
record OneScore() implements Guardrail {

    private static final long ENOUGH = 100;

    @Override
    public Optional<String> breach(TrialTally tally, double errorRate) {
        if (tally.varied() || tally.scored() < ENOUGH) {
            return Optional.empty();
        }
        return Optional.of(String.format(Locale.ROOT, "it gave all of %,d events one score", tally.scored()));
    }
}
