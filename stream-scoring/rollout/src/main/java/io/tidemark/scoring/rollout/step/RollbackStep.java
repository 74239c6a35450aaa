package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.rollout.step.Proposal.Scrutiny;

/**
 * The champion before the present one returns. An instance that refuses it does not stand in the way: the present one
 * is what people want to be rid of.
 */
final class RollbackStep implements RolloutStep {

    @Override
    public RolloutAction action() {
        return RolloutAction.ROLLBACK;
    }

    @Override
    public Proposal propose(RolloutRequest request, Standing standing) {
        Roles roles = standing.roles();
        ModelReference before = Champions.before(standing.history())
                .orElseThrow(() -> new RefusedStepException(
                        "there was no other champion before %s".formatted(Standing.name(roles.champion()))));
        return new Proposal(
                before,
                roles.withChampion(before),
                Scrutiny.BUNDLE,
                "Model %s follows %s".formatted(before.getVersion(), Standing.name(roles.champion())));
    }
}
