package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;

/**
 * One thing that can be asked of the rollout. To add one: a symbol of {@link RolloutAction}, a class, a line in
 * {@link RolloutSteps}.
 */
public interface RolloutStep {

    /** What asks for it. */
    RolloutAction action();

    /**
     * What it would make of the roles; changes nothing.
     *
     * @throws RefusedStepException if it cannot be
     */
    Proposal propose(RolloutRequest request, Standing standing);
}
