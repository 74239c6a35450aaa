package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which policies were in force one after the other. */
public final class Policies {

    private Policies() {}

    /** The policy in force; empty if the thresholds of the bundles decide. */
    public static Optional<PolicyText> current(DeploymentHistory history) {
        return history.current().flatMap(Policies::of);
    }

    /** That of a deployment. */
    public static Optional<PolicyText> of(Deployment deployment) {
        return Optional.of(deployment.getControl()).map(Control::getPolicy);
    }

    /** A policy, or its absence, in words. */
    public static String name(Optional<PolicyText> policy) {
        return policy.map(one -> "policy " + PolicyTexts.name(one)).orElse("no policy");
    }

    /**
     * What to go back to: the policy that the present one followed when it was promoted, or none, so that rolling back
     * twice goes back twice. The log says what was in force and not why; it can be read so since the policy before is
     * never taken by a promotion, only by going back ({@link PolicyProposal}).
     *
     * @return empty if there is nothing to go back to; in it, empty for the thresholds of the bundles
     */
    static Optional<Optional<PolicyText>> before(DeploymentHistory history) {
        Deque<Optional<PolicyText>> stack = new ArrayDeque<>(List.of(Optional.empty()));
        for (Deployment deployment : history.deployments()) {
            put(stack, of(deployment));
        }
        stack.pop();
        return Optional.ofNullable(stack.peek());
    }

    /** One that lies just beneath the top came by going back. */
    private static void put(Deque<Optional<PolicyText>> stack, Optional<PolicyText> next) {
        if (next.equals(stack.peek())) {
            return;
        }
        Optional<PolicyText> top = stack.pop();
        if (!next.equals(stack.peek())) {
            stack.push(top);
            stack.push(next);
        }
    }

    /** The text under which a version of a policy decided or watched before; empty if it never did. */
    static Optional<PolicyText> sameVersion(DeploymentHistory history, PolicyText policy) {
        return history.deployments().stream()
                .map(Deployment::getControl)
                .flatMap(control -> Stream.of(control.getPolicy(), control.getShadowPolicy()))
                .filter(Objects::nonNull)
                .filter(one -> PolicyTexts.name(one).equals(PolicyTexts.name(policy)))
                .findFirst();
    }

    static boolean everDecided(DeploymentHistory history, PolicyText policy) {
        return history.deployments().stream().flatMap(one -> of(one).stream()).anyMatch(policy::equals);
    }
}
