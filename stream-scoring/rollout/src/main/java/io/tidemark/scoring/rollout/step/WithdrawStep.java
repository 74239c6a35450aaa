package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.rollout.step.Proposal.Scrutiny;

/** A challenger or a shadow leaves; the customers of a challenger go back to the champion. */
final class WithdrawStep implements RolloutStep {

    @Override
    public RolloutAction action() {
        return RolloutAction.WITHDRAW;
    }

    @Override
    public Proposal propose(RolloutRequest request, Standing standing) {
        ModelReference model = standing.model(request);
        Roles roles = standing.roles();
        if (roles.isChampion(model)) {
            throw new RefusedStepException(
                    "model %s is the champion; promote another or roll back".formatted(model.getVersion()));
        }
        Roles next = roles.without(model);
        if (next.equals(roles)) {
            throw new RefusedStepException(
                    "model %s is neither a challenger nor a shadow".formatted(model.getVersion()));
        }
        return new Proposal(
                model,
                next,
                Scrutiny.NONE,
                "Model %s is withdrawn as a %s"
                        .formatted(model.getVersion(), roles.isChallenger(model) ? "challenger" : "shadow"));
    }
}
