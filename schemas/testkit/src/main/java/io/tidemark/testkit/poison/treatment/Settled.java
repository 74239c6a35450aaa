package io.tidemark.testkit.poison.treatment;

import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import java.util.Optional;

/**
 * It is decided once, or buried, or told as what came too late: which of them hangs on what is known of it, and nobody
 * minds.
 */
public record Settled(String transactionId) implements Treatment {

    @Override
    public Optional<String> fault(Landing landing, Findings findings) {
        int decided = findings.scores(transactionId).size();
        boolean buried = !findings.letters(landing.place()).isEmpty() || findings.isSuperseded(transactionId);
        if (landing.refusal().isPresent() || decided == 1 && !buried || decided == 0 && buried) {
            return Optional.empty();
        }
        return Optional.of(
                "it was " + (buried ? "put aside and " : "neither put aside nor ") + "decided " + decided + " times");
    }
}
