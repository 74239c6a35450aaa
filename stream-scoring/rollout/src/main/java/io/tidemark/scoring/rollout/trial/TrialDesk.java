package io.tidemark.scoring.rollout.trial;

import java.util.Optional;

/** Who does what trials have come to. */
public interface TrialDesk {

    /**
     * Asks for a step and waits for the answer.
     *
     * @return why it was refused; empty if it was done
     */
    Optional<String> ask(TrialStep step);
}
