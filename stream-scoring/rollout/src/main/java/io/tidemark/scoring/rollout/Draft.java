package io.tidemark.scoring.rollout;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.rollout.step.Champions;
import java.util.Optional;

/** A ruling while it is made up. */
record Draft(
        String requestId,
        Optional<String> model,
        DeploymentHistory history,
        Findings findings,
        Optional<Activation> proposed) {

    Draft(String requestId, Optional<String> model, DeploymentHistory history) {
        this(requestId, model, history, Findings.NONE, Optional.empty());
    }

    Draft about(ModelReference spokenOf) {
        return new Draft(requestId, Optional.of(spokenOf.getVersion()), history, findings, proposed);
    }

    Draft with(Findings found, Activation activation) {
        return new Draft(requestId, model, history, found, Optional.of(activation));
    }

    Ruling refused(String why) {
        return ruling(RolloutOutcome.REFUSED, "Nothing changed: " + why);
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
        return ruling(
                outcome,
                (outcome == RolloutOutcome.PLANNED ? "Would be done: " : "")
                        + text
                        + (reason.isBlank() ? "" : ": " + reason)
                        + (members.isEmpty() ? "" : " (" + members + ")"));
    }

    private Ruling ruling(RolloutOutcome outcome, String text) {
        return new Ruling(requestId, outcome, proposed, model, Champions.current(history), findings, text);
    }
}
