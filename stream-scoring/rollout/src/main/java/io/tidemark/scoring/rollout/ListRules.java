package io.tidemark.scoring.rollout;

import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.live.LivePolicy;
import io.tidemark.scoring.policy.live.PolicyShelf;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.rollout.step.ListProposal;
import io.tidemark.scoring.rollout.step.Policies;
import io.tidemark.scoring.rollout.step.RefusedStepException;
import io.tidemark.scoring.rollout.step.Roles;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules over requests that change a list: models and policy stay as they are. */
final class ListRules {

    private static final Logger LOG = LoggerFactory.getLogger(ListRules.class);
    private final ListLedger lists;
    private final InstantSource clock;
    private final PolicyShelf policies =
            new PolicyShelf(why -> LOG.warn("Of which texts its lists are, nobody checks: {}", why), ListSource.NONE);

    ListRules(ListLedger lists, InstantSource clock) {
        this.lists = lists;
        this.clock = clock;
    }

    Ruling on(Draft draft, RolloutRequest request) {
        try {
            ListProposal proposal = ListProposal.of(request, lists.table(), uses(draft.history()), clock.instant());
            String told = lists.difference(draft.history())
                    .map(why -> " (with it counts what stands in all lists, since " + why + ")")
                    .orElse("");
            return draft.with(proposal.change())
                    .with(
                            Findings.NONE,
                            Roles.current(draft.history()).activation(request.getReason(), request.getRequestedBy()))
                    .good(
                            request.getAction() == RolloutAction.PLAN
                                    ? RolloutOutcome.PLANNED
                                    : RolloutOutcome.ACTIVATED,
                            proposal.text() + told,
                            request.getReason());
        } catch (RefusedStepException e) {
            return draft.refused(e.getMessage());
        }
    }

    /** A policy that this build cannot read stands in no entry's way. */
    private List<PolicyList> uses(DeploymentHistory history) {
        return Policies.current(history)
                .flatMap(policies::find)
                .map(LivePolicy::lists)
                .orElse(List.of());
    }
}
