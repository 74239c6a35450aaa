package io.tidemark.testkit.poison.treatment;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * It becomes a dead letter of one of these causes, once from each stage that reads it, and nothing is decided by it.
 *
 * @param orRefused whether the broker may refuse it instead
 */
public record Buried(Set<String> causes, boolean orRefused) implements Treatment {

    public static Buried as(String... causes) {
        return new Buried(Set.of(causes), false);
    }

    /** The same, but the broker may refuse it. */
    public Buried unlessRefused() {
        return new Buried(causes, true);
    }

    @Override
    public Optional<String> fault(Landing landing, Findings findings) {
        if (landing.refusal().isPresent()) {
            return orRefused ? Optional.empty() : Optional.of("the broker refused it: " + landing.refusal());
        }
        List<DeadLetter> letters = findings.letters(landing.place());
        if (letters.isEmpty()) {
            return Optional.of("it was not buried as " + causes);
        }
        if (findings.isDecided(landing.place())) {
            return Optional.of("it was buried and decided");
        }
        return letters.stream()
                .filter(letter -> !causes.contains(letter.getCause()))
                .map(letter ->
                        "it was buried as " + letter.getCause() + " and not as " + causes + ": " + letter.getDetail())
                .findFirst();
    }
}
