package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.rollout.step.Proposal.Scrutiny;

/** A model becomes the champion. A challenger or shadow that rises leaves its old role; the other roles go on. */
final class PromoteStep implements RolloutStep {

    @Override
    public RolloutAction action() {
        return RolloutAction.PROMOTE;
    }

    @Override
    public Proposal propose(RolloutRequest request, Standing standing) {
        return propose(standing.model(request), standing.roles());
    }

    static Proposal propose(ModelReference model, Roles roles) {
        if (roles.isChampion(model)) {
            throw new RefusedStepException("model %s is the champion already".formatted(model.getVersion()));
        }
        return new Proposal(
                model,
                roles.withChampion(model),
                Scrutiny.FULL,
                "Model %s follows %s".formatted(model.getVersion(), Standing.name(roles.champion())));
    }
}
