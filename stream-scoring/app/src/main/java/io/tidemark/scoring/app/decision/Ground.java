package io.tidemark.scoring.app.decision;

import io.tidemark.scoring.app.decision.Verdict.Scored;
import io.tidemark.scoring.model.cause.Rung;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a decision rests on, whichever policy decides: a score or, without one, a rung that needs none.
 *
 * @param scored what a model said
 * @param rung present if no model said anything
 * @param flags why a decision on this ground is not a normal one, whatever the policy; empty if it is
 */
public record Ground(Optional<Scored> scored, Optional<Rung> rung, List<String> flags) {

    static Ground of(Scored scored, Collection<String> flags) {
        return new Ground(Optional.of(scored), Optional.empty(), List.copyOf(flags));
    }

    static Ground of(Rung rung, Collection<String> flags) {
        return new Ground(Optional.empty(), Optional.of(rung), List.copyOf(flags));
    }
}
