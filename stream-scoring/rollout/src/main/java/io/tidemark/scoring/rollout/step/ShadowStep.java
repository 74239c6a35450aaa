package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.rollout.step.Proposal.Scrutiny;

/** A model scores beside those that decide. A challenger steps down to it. */
final class ShadowStep implements RolloutStep {

    @Override
    public RolloutAction action() {
        return RolloutAction.SHADOW;
    }

    @Override
    public Proposal propose(RolloutRequest request, Standing standing) {
        ModelReference model = standing.model(request);
        Roles roles = standing.roles();
        if (roles.isChampion(model)) {
            throw new RefusedStepException(
                    "model %s is the champion; promote another or roll back first".formatted(model.getVersion()));
        }
        if (roles.isShadow(model)) {
            throw new RefusedStepException("model %s is a shadow already".formatted(model.getVersion()));
        }
        return new Proposal(
                model,
                roles.withShadow(model),
                Scrutiny.BUNDLE,
                "Model %s watches as a shadow".formatted(model.getVersion()));
    }
}
