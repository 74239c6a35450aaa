package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.Optional;

/**
 * What a request would make of the policy in force.
 *
 * @param policy empty: none, the thresholds of the bundles decide
 * @param text what happens, as the begin of a sentence
 */
public record PolicyProposal(Optional<PolicyText> policy, String text) {

    /** Whether a request is about the policy and not about models. */
    public static boolean isAskedBy(RolloutAction action) {
        return action == RolloutAction.PROMOTE_POLICY || action == RolloutAction.ROLLBACK_POLICY;
    }

    /**
     * Of a request that is about the policy.
     *
     * @throws RefusedStepException if it cannot be
     */
    public static PolicyProposal of(RolloutAction action, RolloutRequest request, DeploymentHistory history) {
        Optional<PolicyText> current = Policies.current(history);
        Optional<PolicyText> next = action == RolloutAction.PROMOTE_POLICY
                ? Optional.of(promoted(request.getPolicy(), current, history))
                : Policies.before(history)
                        .orElseThrow(() -> new RefusedStepException(
                                "there was no other policy before, and no policy is in force"));
        String text = next.isPresent()
                ? "Policy %s follows %s".formatted(PolicyTexts.name(next.get()), Policies.name(current))
                : "The thresholds of the bundles decide again, and no more " + Policies.name(current);
        return new PolicyProposal(next, text);
    }

    private static PolicyText promoted(PolicyText policy, Optional<PolicyText> current, DeploymentHistory history) {
        if (policy == null) {
            throw new RefusedStepException("the request brings no policy");
        }
        String name = PolicyTexts.name(policy);
        if (current.filter(policy::equals).isPresent()) {
            throw new RefusedStepException("the policy %s is in force already".formatted(name));
        }
        if (Policies.before(history)
                .flatMap(before -> before)
                .filter(policy::equals)
                .isPresent()) {
            // In the log both look the same, so the next rollback would go back one further than was meant.
            throw new RefusedStepException(
                    "the policy %s is the one before %s; bring it back with tidemark policy rollback"
                            .formatted(name, Policies.name(current)));
        }
        Policies.sameVersion(history, policy)
                .filter(before -> !before.getSha256().equals(policy.getSha256()))
                .ifPresent(before -> {
                    throw new RefusedStepException(
                            "the policy %s was in force before with another text (hash %s, now %s); give it a version of its own"
                                    .formatted(name, before.getSha256(), policy.getSha256()));
                });
        return policy;
    }
}
