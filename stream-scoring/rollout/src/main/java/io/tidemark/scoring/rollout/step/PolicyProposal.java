package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a request would make of the policies.
 *
 * @param comes the policy that would decide or watch from then on, to be looked at first; empty if one only leaves
 * @param text what happens, as the begin of a sentence
 */
public record PolicyProposal(PolicyRoles roles, Optional<PolicyText> comes, String text) {

    private static final Set<RolloutAction> ACTIONS = EnumSet.of(
            RolloutAction.PROMOTE_POLICY,
            RolloutAction.ROLLBACK_POLICY,
            RolloutAction.SHADOW_POLICY,
            RolloutAction.STOP_SHADOW_POLICY);

    /**
     * Whether a request is about policies and not about models.
     *
     * @param action null for a plan of nothing
     */
    public static boolean isAskedBy(RolloutAction action) {
        return ACTIONS.contains(action);
    }

    /**
     * Of a request that is about policies.
     *
     * @throws RefusedStepException if it cannot be
     */
    public static PolicyProposal of(RolloutAction action, RolloutRequest request, DeploymentHistory history) {
        PolicyRoles now = PolicyRoles.current(history);
        return switch (action) {
            case PROMOTE_POLICY -> decided(now, Optional.of(promoted(request.getPolicy(), now.deciding(), history)));
            case ROLLBACK_POLICY ->
                decided(
                        now,
                        Policies.before(history)
                                .orElseThrow(() -> new RefusedStepException(
                                        "there was no other policy before, and no policy is in force")));
            case SHADOW_POLICY -> watched(now, request.getPolicy(), history);
            case STOP_SHADOW_POLICY -> unwatched(now);
            default -> throw new IllegalArgumentException(action + " is not about policies");
        };
    }

    private static PolicyProposal decided(PolicyRoles now, Optional<PolicyText> next) {
        String text = next.isPresent()
                ? "Policy %s follows %s".formatted(PolicyTexts.name(next.get()), Policies.name(now.deciding()))
                : "The thresholds of the bundles decide again, and no more " + Policies.name(now.deciding());
        PolicyRoles roles = now.decidedBy(next);
        return new PolicyProposal(
                roles, next, roles.shadow().equals(now.shadow()) ? text : text + ", and is the shadow no more");
    }

    private static PolicyProposal watched(PolicyRoles now, PolicyText policy, DeploymentHistory history) {
        require(policy, now.deciding(), history);
        String name = PolicyTexts.name(policy);
        if (now.shadow().filter(policy::equals).isPresent()) {
            throw new RefusedStepException("the policy %s is the shadow already".formatted(name));
        }
        String before = now.shadow().isEmpty() ? "" : ", in place of " + Policies.name(now.shadow());
        return new PolicyProposal(
                now.watchedBy(Optional.of(policy)),
                Optional.of(policy),
                "Policy %s watches as a shadow%s".formatted(name, before));
    }

    private static PolicyProposal unwatched(PolicyRoles now) {
        if (now.shadow().isEmpty()) {
            throw new RefusedStepException("no policy is a shadow");
        }
        return new PolicyProposal(
                now.watchedBy(Optional.empty()),
                Optional.empty(),
                "Policy %s watches no more"
                        .formatted(PolicyTexts.name(now.shadow().get())));
    }

    private static PolicyText promoted(PolicyText policy, Optional<PolicyText> current, DeploymentHistory history) {
        require(policy, current, history);
        if (Policies.before(history)
                .flatMap(before -> before)
                .filter(policy::equals)
                .isPresent()) {
            // In the log both look the same, so the next rollback would go back one further than was meant.
            throw new RefusedStepException(
                    "the policy %s is the one before %s; bring it back with tidemark policy rollback"
                            .formatted(PolicyTexts.name(policy), Policies.name(current)));
        }
        return policy;
    }

    private static void require(PolicyText policy, Optional<PolicyText> current, DeploymentHistory history) {
        if (policy == null) {
            throw new RefusedStepException("the request brings no policy");
        }
        String name = PolicyTexts.name(policy);
        if (current.filter(policy::equals).isPresent()) {
            throw new RefusedStepException("the policy %s is in force already".formatted(name));
        }
        Policies.sameVersion(history, policy)
                .filter(before -> !before.getSha256().equals(policy.getSha256()))
                .ifPresent(before -> {
                    throw new RefusedStepException(
                            "the policy %s was %s before with another text (hash %s, now %s); give it a version of its own"
                                    .formatted(
                                            name,
                                            Policies.everDecided(history, before) ? "in force" : "a shadow",
                                            before.getSha256(),
                                            policy.getSha256()));
                });
    }
}
