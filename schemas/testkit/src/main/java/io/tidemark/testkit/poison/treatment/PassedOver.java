package io.tidemark.testkit.poison.treatment;

import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import java.util.Optional;

/**
 * Whoever reads it passes it over: it may be buried by one reader, but nobody may fall or stand still for it, which
 * shows by all others.
 */
public record PassedOver() implements Treatment {

    @Override
    public Optional<String> fault(Landing landing, Findings findings) {
        return Optional.empty();
    }
}
