package io.tidemark.testkit.poison.treatment;

import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import java.util.Optional;

/** It is taken in: strange, but nothing to bury. */
public record Taken() implements Treatment {

    @Override
    public Optional<String> fault(Landing landing, Findings findings) {
        return findings.letters(landing.place()).stream()
                .map(letter -> "it was buried as " + letter.getCause() + " by " + letter.getStage())
                .findFirst();
    }
}
