package io.tidemark.scoring.rollout;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.rollout.step.PolicyRoles;
import java.util.Optional;

/**
 * What the rollout decided about one request or candidate.
 *
 * @param requestId what it answers
 * @param proposed what is to be in force, or would be; empty if nothing was proposed
 * @param policies to decide and to watch then, whatever the step was about
 * @param lists the change of a list that this is about; empty: they stay as they are
 * @param model the model that was spoken of; empty if none
 * @param previous the champion at that time; empty if none
 * @param findings what was looked at
 * @param text what and why, in one sentence
 */
record Ruling(
        String requestId,
        RolloutOutcome outcome,
        Optional<Activation> proposed,
        PolicyRoles policies,
        Optional<ListChange> lists,
        Optional<String> model,
        Optional<ModelReference> previous,
        Findings findings,
        String text) {

    /** To be written into the log; empty if nothing changes. */
    Optional<Activation> activation() {
        return outcome == RolloutOutcome.ACTIVATED ? proposed : Optional.empty();
    }
}
