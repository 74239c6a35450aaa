package io.tidemark.training.gate.guard;

import io.tidemark.nouns.Nouns;
import java.util.Locale;
import java.util.Optional;

/**
 * The champion says something else of the rows than it said when it served them, so that they are not what was served:
 * columns have changed places or were filled in later. A decision can be replayed bit for bit, so nothing honest does
 * this.
 *
 * @param most share of the rows
 */
record RowsNotAsServed(double most, Nouns nouns) implements Guardrail {

    @Override
    public Optional<String> breach(Evidence evidence) {
        Evidence.Replay replay = evidence.replay();
        if (replay.unlike() <= most * replay.rows()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                nouns.in("of %,d {events} that the champion decided it says something else now of %,d (%.1f %%, at most"
                        + " %.1f %% are borne): the rows are not what was served"),
                replay.rows(),
                replay.unlike(),
                100.0 * replay.unlike() / replay.rows(),
                100 * most));
    }
}
