package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.rollout.step.Proposal.Scrutiny;
import java.math.BigDecimal;

/** A model decides for a share of the customers, or for another share than before. */
final class ChallengeStep implements RolloutStep {

    @Override
    public RolloutAction action() {
        return RolloutAction.CHALLENGE;
    }

    @Override
    public Proposal propose(RolloutRequest request, Standing standing) {
        double share = share(request);
        ModelReference model = standing.model(request);
        Roles roles = standing.roles();
        if (roles.champion().isEmpty()) {
            throw new RefusedStepException("there is no champion to challenge; promote one first");
        }
        if (roles.isChampion(model)) {
            throw new RefusedStepException(
                    "model %s is the champion and decides for all the rest".formatted(model.getVersion()));
        }
        Roles next = roles.withChallenger(model, share);
        if (next.equals(roles)) {
            throw new RefusedStepException("model %s has this share already".formatted(model.getVersion()));
        }
        if (next.share().compareTo(BigDecimal.ONE) > 0) {
            throw new RefusedStepException(
                    "the challengers would decide for %s of the customers together, but 1 is all of them"
                            .formatted(next.share().toPlainString()));
        }
        return new Proposal(
                model,
                next,
                Scrutiny.FULL,
                "Model %s decides for %s of the customers, %s for %s"
                        .formatted(
                                model.getVersion(),
                                BigDecimal.valueOf(share).toPlainString(),
                                Standing.name(roles.champion()),
                                BigDecimal.ONE.subtract(next.share()).toPlainString()));
    }

    private static double share(RolloutRequest request) {
        Double share = request.getShare();
        if (share == null || !(share > 0 && share <= 1)) {
            throw new RefusedStepException(
                    "a challenger needs a share of the customers of more than 0 and at most 1, not %s"
                            .formatted(share == null ? "none" : share));
        }
        return share;
    }
}
