package io.tidemark.scoring.model.trial;

import java.util.Locale;
import java.util.Optional;

/**
 * It alerts more than people can look at.
 *
 * @param most share of the events that may be alerts
 */
record TooManyAlerts(double most) implements Guardrail {

    @Override
    public Optional<String> breach(TrialTally tally, double errorRate) {
        if (BinomialTail.atLeast(tally.alerts(), tally.scored(), most) >= errorRate) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "it alerts on %,d of %,d events, and at most %.1f %% are allowed; its rival alerts on %,d",
                tally.alerts(),
                tally.scored(),
                100 * most,
                tally.rivalAlerts()));
    }
}
