package io.tidemark.cli.deadletters.letter;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which letters are meant.
 *
 * @param causes empty: any
 * @param topics of the records that they bury, without the prefix; empty: any
 * @param from buried at or after it by the broker's clock
 * @param until buried at or before it
 */
public record LetterFilter(Set<String> causes, Set<String> topics, Optional<Instant> from, Optional<Instant> until) {

    /** Whether nothing is left out. */
    public boolean takesAll() {
        return causes.isEmpty() && topics.isEmpty() && from.isEmpty() && until.isEmpty();
    }

    public boolean takes(Letter letter) {
        return (causes.isEmpty() || causes.contains(letter.content().getCause()))
                && (topics.isEmpty() || topics.contains(letter.origin().topic()))
                && from.map(first -> !letter.buriedAt().isBefore(first)).orElse(true)
                && until.map(last -> !letter.buriedAt().isAfter(last)).orElse(true);
    }
}
