package io.tidemark.testkit.poison.treatment;

import io.tidemark.schemas.Score;
import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The transaction of this id is decided, once in all, and this record of it is not buried.
 *
 * @param flags that the decision carries among others
 */
public record Decided(String transactionId, Set<String> flags) implements Treatment {

    private static final String TIMEOUT = "features_timeout";

    public static Decided of(String transactionId, String... flags) {
        return new Decided(transactionId, Set.of(flags));
    }

    @Override
    public Optional<String> fault(Landing landing, Findings findings) {
        if (landing.refusal().isPresent()) {
            return Optional.of("the broker refused it: " + landing.refusal().get());
        }
        if (!findings.letters(landing.place()).isEmpty()) {
            return Optional.of("it was buried as "
                    + findings.letters(landing.place()).get(0).getCause());
        }
        List<Score> scores = findings.scores(transactionId);
        if (scores.size() != 1) {
            return Optional.of("it was decided " + scores.size() + " times"
                    + (findings.isSuperseded(transactionId) ? ", and its vector came too late" : ""));
        }
        List<String> found = scores.get(0).getFlags();
        // Whoever waited for the features in vain knows nothing of what they would have found.
        return found.containsAll(flags) || found.contains(TIMEOUT)
                ? Optional.empty()
                : Optional.of("its decision is flagged " + found + " and not " + flags);
    }
}
