package io.tidemark.scoring.app;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.policy.live.PolicyShelf;
import io.tidemark.scoring.release.models.ModelNews;
import java.util.Optional;

/**
 * Reads a policy when somebody asks the rollout for it, on the thread that loads models: so it is there before a
 * control record names it, and no transaction waits for it.
 *
 * @param next is told of bundles
 */
record PoliciesAhead(PolicyShelf policies, ModelNews next) implements ModelNews {

    @Override
    public void asked(RolloutRequest request) {
        Optional.ofNullable(request.getPolicy()).ifPresent(policies::readAhead);
        next.asked(request);
    }

    @Override
    public void ready(ModelReference model) {
        next.ready(model);
    }

    @Override
    public void refused(ModelReference model, String reason, boolean forNow) {
        next.refused(model, reason, forNow);
    }

    @Override
    public void dropped(ModelReference model) {
        next.dropped(model);
    }
}
