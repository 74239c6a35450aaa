package io.tidemark.scoring.rollout;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.rollout.step.Champions;
import io.tidemark.scoring.rollout.step.PolicyRoles;
import java.util.Optional;

/** A ruling while it is made up. */
record Draft(
        String requestId,
        Optional<String> model,
        DeploymentHistory history,
        Findings findings,
        Optional<Activation> proposed,
        PolicyRoles policies,
        Optional<ListChange> lists) {

    /** Unless somebody says otherwise, the policies and the lists go on. */
    Draft(String requestId, Optional<String> model, DeploymentHistory history) {
        this(
                requestId,
                model,
                history,
                Findings.NONE,
                Optional.empty(),
                PolicyRoles.current(history),
                Optional.empty());
    }

    Draft about(ModelReference spokenOf) {
        return new Draft(requestId, Optional.of(spokenOf.getVersion()), history, findings, proposed, policies, lists);
    }

    Draft with(Findings found, Activation activation) {
        return new Draft(requestId, model, history, found, Optional.of(activation), policies, lists);
    }

    Draft with(PolicyRoles other) {
        return new Draft(requestId, model, history, findings, proposed, other, lists);
    }

    Draft with(ListChange change) {
        return new Draft(requestId, model, history, findings, proposed, policies, Optional.of(change));
    }

    /** The policies stay, whichever was asked for. */
    Ruling refused(String why) {
        return with(PolicyRoles.current(history)).ruling(RolloutOutcome.REFUSED, "Nothing changed: " + why);
    }

    Ruling keptBack(String why) {
        return ruling(
                RolloutOutcome.CANDIDATE_KEPT_BACK, "Model %s is kept back: %s".formatted(model.orElseThrow(), why));
    }

    Ruling noted(String text) {
        return ruling(RolloutOutcome.NOTED, text);
    }

    Ruling good(RolloutOutcome outcome, String text, String reason) {
        String members = findings.memberText();
        String policy = findings.policyText();
        return ruling(
                outcome,
                (outcome == RolloutOutcome.PLANNED ? "Would be done: " : "")
                        + text
                        + (reason.isBlank() ? "" : ": " + reason)
                        + (members.isEmpty() ? "" : " (" + members + ")")
                        + (policy.isEmpty() ? "" : "; " + policy));
    }

    private Ruling ruling(RolloutOutcome outcome, String text) {
        return new Ruling(
                requestId, outcome, proposed, policies, lists, model, Champions.current(history), findings, text);
    }
}
