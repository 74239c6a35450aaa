package io.tidemark.scoring.model.trial;

import java.util.Locale;
import java.util.Optional;

/**
 * It has gone blind: it alerts on far less than the model that it follows.
 *
 * @param least its alerts for each of the rival's
 */
record FarFewerAlerts(double least) implements Guardrail {

    @Override
    public Optional<String> breach(TrialTally tally, double errorRate) {
        long both = tally.alerts() + tally.rivalAlerts();
        // At the bound an alert is the rival's with this probability, whatever their number.
        double rivals = 1 / (1 + least);
        if (BinomialTail.atLeast(tally.rivalAlerts(), both, rivals) >= errorRate) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "it alerts on %,d of %,d events where its rival alerts on %,d, and at least a share of %.2f of these is asked for",
                tally.alerts(),
                tally.scored(),
                tally.rivalAlerts(),
                least));
    }
}
